"""security.txt, by RFC 9116: demanded of a site whose settings have `security`.

Usage: security_txt.py FOLDER BASE_URL SETTINGS MOMENT, where the site was built as if it were that moment.
"""

import re
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import sectxt

SITE, BASE, SETTINGS = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
MOMENT = datetime.fromisoformat(sys.argv[4]).replace(tzinfo=timezone.utc)
PLACE = ".well-known/security.txt"


class Then(datetime):
    """The moment of the build, for the tool to hold `Expires` against: not that of the test."""

    @classmethod
    def now(cls, tz=None):
        return MOMENT


path = SITE / PLACE
if not re.search(r"^security:", SETTINGS.read_text(), re.MULTILINE):
    print("security.txt: skipped, since the settings have no `security`")
    sys.exit(1 if path.exists() else 0)

sectxt.datetime = Then
problems = []
if path.exists():
    parsed = sectxt.Parser(path.read_bytes(), f"{BASE}/{PLACE}")
    # That it should be signed is a recommendation, and a key in a build would be none.
    problems += [f"{error['code']}: {error['message']}" for error in parsed.errors]
    expires = [line["value"] for line in parsed.lines if line["field_name"] == "expires"]
    if not all(datetime.fromisoformat(when.replace("Z", "+00:00")) <= MOMENT + timedelta(days=366) for when in expires):
        problems.append(f"it expires {expires}: more than a year from now")
else:
    problems.append(f"there is no {PLACE}")
for problem in problems:
    print("wrong:", problem)
print("security.txt:", "wrong" if problems else "as RFC 9116 wants it")
sys.exit(1 if problems else 0)
