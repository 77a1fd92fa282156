"""Published photos: as large as pages say, upright, and silent about where they were taken.

Usage: photos.py FOLDER LEAST, where LEAST is how many files of pixels there must be.
"""

import re
import sys
from pathlib import Path

from PIL import Image

SITE, LEAST = Path(sys.argv[1]), int(sys.argv[2])
PIXELS = {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"}

problems = []
sizes = {}
for path in sorted(SITE.rglob("*")):
    if path.suffix.lower() not in PIXELS:
        continue
    address = f"/{path.relative_to(SITE)}"
    with Image.open(path) as picture:
        picture.load()
        sizes[address] = picture.size
        for name in ("exif", "xmp", "photoshop"):
            if picture.info.get(name):
                problems.append(f"{address} has {name}")
        if picture.getexif():
            problems.append(f"{address} has EXIF: {dict(picture.getexif())}")

for path in sorted(SITE.rglob("*.html")):
    page = f"/{path.relative_to(SITE)}"
    for tag in re.findall(r"<(?:img|source)\b[^>]*>", path.read_text()):
        attributes = dict(re.findall(r'([\w-]+)="([^"]*)"', tag))
        for offer in filter(None, attributes.get("srcset", "").split(", ")):
            address, width = offer.split(" ")
            if sizes.get(address, (0, 0))[0] != int(width.removesuffix("w")):
                problems.append(f"{page} says that {address} is {width} wide, and it is {sizes.get(address)}")
        shape = sizes.get(attributes.get("src", ""))
        if tag.startswith("<img") and shape:
            width, height = int(attributes["width"]), int(attributes["height"])
            # What is shown first may be smaller than the largest: its shape is the same, but for rounding.
            if abs(width * shape[1] - height * shape[0]) > max(width, shape[0]):
                problems.append(f"{page} gives {attributes['src']} {width} x {height}, and it is {shape}")

if len(sizes) < LEAST:
    problems.append(f"only {len(sizes)} files of pixels, where there must be {LEAST}")
print(f"{SITE.name}: {len(sizes)} files of pixels")
if problems:
    sys.exit("\n".join(problems))
