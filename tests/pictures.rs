//! Pictures: what an editor drops in, and what readers get of it. Every picture is made here.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a test that can't go on must stop, and looks at the disk itself"
)]

mod site;

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::time::SystemTime;

use image::codecs::gif::GifEncoder;
use image::{Delay, DynamicImage, Frame, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use site::{SETTINGS, Site, assert_well, files, stderr, told};

/// What no published file may hold.
const SECRET: &[u8] = b"SECRET";

/// A photo-like picture, whose top left quarter is red.
fn pixels(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        if x < width / 2 && y < height / 2 {
            return Rgb([210, (x % 23) as u8, (y % 19) as u8]);
        }
        let wave = (x * x + y * 3) % 97;
        Rgb([
            40,
            (x * 200 / width + wave / 4) as u8,
            (y * 200 / height) as u8,
        ])
    })
}

/// A JPEG with what a telephone adds: how it was held, where, and what somebody wrote.
fn photo(width: u16, height: u16, orientation: u8) -> Vec<u8> {
    let picture = pixels(width.into(), height.into());
    let mut out = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut out, 90);
    let mut exif = b"Exif\0\0".to_vec();
    exif.extend(tiff(orientation));
    let xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>SECRET</x:xmpmeta>".to_vec();
    let iptc = b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02\x78\0\x06SECRET\0".to_vec();
    for (segment, data) in [(1, exif), (1, xmp), (13, iptc)] {
        encoder.add_app_segment(segment, data).expect("a segment");
    }
    encoder
        .encode(&picture, width, height, jpeg_encoder::ColorType::Rgb)
        .expect("a JPEG");
    out.extend(b"SECRET film behind the picture");
    out
}

/// EXIF: an orientation, a description, and a place on earth.
fn tiff(orientation: u8) -> Vec<u8> {
    let entry = |tag: u16, sort: u16, count: u32, value: [u8; 4]| {
        let mut bytes = tag.to_le_bytes().to_vec();
        bytes.extend(sort.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(value);
        bytes
    };
    let mut out = b"II*\0\x08\0\0\0\x03\0".to_vec();
    out.extend(entry(0x010e, 2, 7, 68_u32.to_le_bytes()));
    out.extend(entry(0x0112, 3, 1, [orientation, 0, 0, 0]));
    out.extend(entry(0x8825, 4, 1, 50_u32.to_le_bytes()));
    out.extend([0; 4]);
    out.extend(b"\x01\0");
    out.extend(entry(1, 2, 2, *b"N\0\0\0"));
    out.extend([0; 4]);
    out.extend(b"SECRET\0");
    out
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, format).expect("a picture");
    out.into_inner()
}

/// A chunk of a PNG.
fn chunk(name: [u8; 4], inside: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(&name);
    sum.update(inside);
    let mut out = (inside.len() as u32).to_be_bytes().to_vec();
    out.extend(name);
    out.extend(inside);
    out.extend(sum.sum().to_be_bytes());
    out
}

/// A PNG of this size in grey, with these bytes where its pixels should be.
fn grey_png(width: u32, height: u32, raw: &[u8]) -> Vec<u8> {
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    deflated.write_all(raw).expect("deflated");
    let mut head = width.to_be_bytes().to_vec();
    head.extend(height.to_be_bytes());
    head.extend([8, 0, 0, 0, 0]);
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    out.extend(chunk(*b"IHDR", &head));
    out.extend(chunk(*b"tEXt", b"Comment\0SECRET"));
    out.extend(chunk(*b"IDAT", &deflated.finish().expect("deflated")));
    out.extend(chunk(*b"IEND", b""));
    out
}

/// A site with a page in both languages, of which the Dutch one has this text.
fn site_with(text: &str, pictures: &[(&str, Vec<u8>)]) -> Site {
    let site = Site::new();
    site.write("content/news/x/index.yaml", "date: 2026-06-24\n");
    site.write(
        "content/news/x/index.nl.md",
        format!("---\ntitle: X\n---\n{text}"),
    );
    site.write("content/news/x/index.en.md", "---\ntitle: X\n---\nText.\n");
    for (name, bytes) in pictures {
        site.write(&format!("content/news/x/{name}"), bytes);
    }
    site
}

/// The published files of pictures, by their names without the hash.
fn published(site: &Site) -> BTreeMap<String, Vec<u8>> {
    let media = site.path("public/media");
    let named = files(&media).into_iter().map(|(path, bytes)| {
        let name = path.to_string_lossy().into_owned();
        let mut parts: Vec<&str> = name.split('.').collect();
        parts.remove(parts.len() - 2);
        (parts.join("."), bytes)
    });
    named.collect()
}

fn names(site: &Site) -> Vec<String> {
    published(site).into_keys().collect()
}

/// No published file tells where a picture was taken, or what is written in it.
fn assert_nothing_told(site: &Site) {
    for (path, bytes) in site.published() {
        for word in [SECRET, b"Exif\0", b"ns.adobe.com", b"Photoshop"] {
            let is_told = bytes.windows(word.len()).any(|found| found == word);
            assert!(
                !is_told,
                "{} has {:?}",
                path.display(),
                String::from_utf8_lossy(word)
            );
        }
    }
}

/// The files of the cache, with the time at which each was written.
fn kept(site: &Site) -> Vec<(PathBuf, SystemTime)> {
    let root = site.path(".tandem/cache");
    let found = files(&root).into_iter().map(|(path, _)| {
        let written = fs::metadata(root.join(&path)).and_then(|found| found.modified());
        (path, written.expect("a time"))
    });
    found.collect()
}

#[test]
fn a_photo_is_upright_in_each_width_and_tells_nothing() {
    // Held upright, as telephones write it: lying on its side, with a note to turn it.
    let site = site_with("![Kade](kade.JPG)\n", &[("kade.JPG", photo(900, 600, 6))]);
    assert_well(&site.build(&[]));
    assert_eq!(
        names(&site),
        [
            "news/x/kade-320.jpg",
            "news/x/kade-320.webp",
            "news/x/kade-600.jpg",
            "news/x/kade-600.webp",
        ]
    );
    for (name, bytes) in published(&site) {
        let picture = image::load_from_memory(&bytes)
            .expect("a picture")
            .into_rgb8();
        let width = if name.contains("320") { 320 } else { 600 };
        assert_eq!(picture.dimensions(), (width, width * 3 / 2), "{name}");
        let [red, green, _] = picture.get_pixel(width * 3 / 4, width / 4).0;
        assert!(red > 180 && green < 60, "{name}: red is at the top right");
    }
    assert_nothing_told(&site);
    let page = site.page("nl/news/x/index.html");
    let start = page.find("<picture>").expect("a picture");
    let end = page.find("</picture>").expect("a whole picture");
    let html = &page[start..end];
    for part in [
        "<source type=\"image/webp\" srcset=\"/media/news/x/kade-320.",
        ".webp 320w, /media/news/x/kade-600.",
        ".webp 600w\" sizes=\"(min-width: 42rem) 40rem, 92vw\">",
        "<img src=\"/media/news/x/kade-600.",
        ".jpg 320w, ",
        "alt=\"Kade\" width=\"600\" height=\"900\" class=\"tint tint-r",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("lazy"), "the first is seen at once: {html}");
}

#[test]
fn the_second_picture_waits_until_it_is_seen() {
    let pictures = [("a.jpg", photo(40, 30, 1)), ("b.jpg", photo(40, 40, 1))];
    let text = "![A](a.jpg)\n\n:::figure{src=\"b.jpg\" alt=\"B\"}\nOnder.\n:::\n";
    let site = site_with(text, &pictures);
    assert_well(&site.build(&[]));
    let page = site.page("nl/news/x/index.html");
    assert_eq!(page.matches("<picture>").count(), 2, "{page}");
    let (first, second) = page.split_once("alt=\"A\"").expect("the first");
    assert!(
        !first.contains("lazy") && second.contains("loading=\"lazy\""),
        "{page}"
    );
    assert!(second.contains(".webp 40w"), "{page}");
}

#[test]
fn nothing_is_made_twice() {
    let site = site_with("![Kade](kade.jpg)\n", &[("kade.jpg", photo(700, 400, 1))]);
    site.write("site.yaml", format!("{SETTINGS}search: false\n")); // which the cache has as well
    assert_well(&site.build(&[]));
    let (first, made) = (site.published(), kept(&site));
    assert_eq!(
        made.len(),
        7,
        "what was seen, and three widths in two formats: {made:?}"
    );
    // Another text is another build, of the same pictures.
    site.words("content/news/first", "Anders", "Other");
    assert_well(&site.build(&[]));
    assert_eq!(kept(&site), made);
    // With nothing published, everything comes from the cache.
    fs::remove_dir_all(site.path("public")).expect("removed");
    assert_well(&site.build(&[]));
    assert_eq!(kept(&site), made);
    // Without the cache, the same is made again.
    site.words("content/news/first", "Eerste", "First");
    fs::remove_dir_all(site.path(".tandem")).expect("removed");
    assert_well(&site.build(&[]));
    assert_eq!(site.published(), first);
    assert_eq!(site.clean_build(), first);
    // A picture that is gone is forgotten, and so is what was made of it.
    site.write("content/news/x/index.nl.md", "---\ntitle: X\n---\nTekst.\n");
    site.remove("content/news/x/kade.jpg");
    assert_well(&site.build(&[]));
    assert_eq!((kept(&site), names(&site)), (vec![], vec![]));
}

#[test]
fn a_cache_that_cannot_be_written_costs_nothing_but_time() {
    let site = site_with("![Kade](kade.jpg)\n", &[("kade.jpg", photo(50, 40, 1))]);
    site.write(".tandem", "in the way");
    assert_well(&site.build(&[]));
    assert_eq!(names(&site), ["news/x/kade-50.jpg", "news/x/kade-50.webp"]);
}

#[test]
fn what_is_given_away_tells_nothing_and_what_nobody_uses_stays() {
    let lying = photo(60, 40, 6);
    let pictures = [
        ("print.jpg", photo(64, 48, 1)),
        ("lying.jpg", lying),
        ("unused.jpg", photo(30, 30, 1)),
        ("plan.pdf", b"%PDF SECRET? no: as it is".to_vec()),
    ];
    let site = site_with("[print](print.jpg) [lying](lying.jpg)\n", &pictures[..3]);
    assert_well(&site.build(&[]));
    assert_eq!(names(&site), ["news/x/lying.jpg", "news/x/print.jpg"]);
    assert_nothing_told(&site);
    let published = published(&site);
    let open = |bytes: &[u8]| {
        image::load_from_memory(bytes)
            .expect("a picture")
            .into_rgb8()
    };
    assert!(
        open(&published["news/x/print.jpg"]) == open(&pictures[0].1),
        "pixel for pixel"
    );
    assert_eq!(open(&published["news/x/lying.jpg"]).dimensions(), (40, 60));
    site.write("content/news/x/plan.pdf", &pictures[3].1);
    assert_well(&site.build(&[]));
    assert!(names(&site).contains(&"news/x/plan.pdf".to_owned()));
}

/// An archive of these members, the second half of them compressed.
fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (index, (name, bytes)) in members.iter().enumerate() {
        let method = if index < members.len() / 2 {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        writer.start_file(*name, options).expect("a member");
        writer.write_all(bytes).expect("a member");
    }
    writer.finish().expect("an archive").into_inner()
}

/// The members of an archive, in their order.
fn members(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|index| {
            let mut member = archive.by_index(index).expect("a member");
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut member, &mut bytes).expect("its bytes");
            (member.name().expect("a name").into_owned(), bytes)
        })
        .collect()
}

#[test]
fn an_attachment_does_not_tell_where_its_pictures_were_taken() {
    let words = b"<w:document>The words of the poster.</w:document>".repeat(40);
    let (upright, lying) = (photo(64, 48, 1), photo(60, 40, 6));
    let inside = archive(&[("mimetype", b"text/plain"), ("nested.jpg", &upright)]);
    let poster = archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/media/image1.jpeg", &upright),
        ("word/document.xml", &words),
        ("word/media/image2.jpeg", &lying),
        ("word/embeddings/sheet.xlsx", &inside),
    ]);
    let plan = [b"%PDF-1.7 stream\n", &upright[..], b"endstream 100 0 R"].concat();
    let cut = &upright[..upright.len() - 400];
    let album = archive(&[("lying.jpg", &lying), ("cut.jpg", cut)]);
    let calm = archive(&[("a.txt", b"Nothing to leave out."), ("b.txt", &words)]);
    let attachments = [
        ("poster.docx", poster),
        ("plan.pdf", plan),
        ("calm.zip", calm),
        ("broken.zip", b"PK\x03\x04 but no more".to_vec()),
        ("album.zip", album),
    ];
    let text = "[a](poster.docx) [b](plan.pdf) [c](calm.zip) [d](broken.zip) [e](album.zip)\n";
    let site = site_with(text, &attachments);
    assert_well(&site.build(&[]));
    let first = published(&site);
    for name in ["calm.zip", "broken.zip"] {
        let given = attachments.iter().find(|(given, _)| *given == name);
        assert_eq!(
            Some(&first[&format!("news/x/{name}")]),
            given.map(|(_, bytes)| bytes),
            "{name}"
        );
    }

    let plan = &first["news/x/plan.pdf"];
    assert_eq!(plan.len(), attachments[1].1.len(), "nothing moves in a PDF");
    assert!(plan.ends_with(b"endstream 100 0 R"));
    let open = |bytes: &[u8]| {
        image::load_from_memory(bytes)
            .expect("a picture")
            .into_rgb8()
    };
    assert!(open(&plan[16..]) == open(&upright), "pixel for pixel");

    let poster = members(&first["news/x/poster.docx"]);
    let given = members(&attachments[0].1);
    let names = |members: &[(String, Vec<u8>)]| -> Vec<String> {
        members.iter().map(|(name, _)| name.clone()).collect()
    };
    assert_eq!(names(&poster), names(&given));
    assert_eq!(poster[2], given[2], "words stay");
    assert!(open(&poster[1].1) == open(&upright), "pixel for pixel");
    assert_eq!(
        open(&poster[3].1).dimensions(),
        (60, 40),
        "the document turns it"
    );
    let told = |bytes: &[u8]| bytes.windows(SECRET.len()).any(|found| found == b"SECRET");
    let album = members(&first["news/x/album.zip"]);
    assert_eq!(open(&album[0].1).dimensions(), (40, 60), "upright");
    assert!(
        !told(&album[0].1) && !told(&album[1].1),
        "one that is cut off, too"
    );
    for (name, bytes) in poster.iter().chain(&members(&poster[4].1)) {
        assert!(!told(bytes) || name.ends_with(".xlsx"), "{name}");
    }
    // What lies behind the end of a picture is a file of its own, and may be part of the document.
    for word in ["Exif\0\0", "ns.adobe.com", "Photoshop"] {
        let is_told = plan
            .windows(word.len())
            .any(|found| found == word.as_bytes());
        assert!(!is_told, "{word}");
    }

    site.write(
        "content/news/x/index.en.md",
        "---\ntitle: X\n---\nOther text.\n",
    );
    assert_well(&site.build(&[]));
    assert_eq!(published(&site), first, "the same from what is kept");
}

#[test]
fn what_is_drawn_keeps_its_edges_and_its_transparency() {
    let clear = RgbaImage::from_fn(400, 200, |x, _| {
        let alpha = if x < 200 { 0 } else { 255 };
        Rgba([(x % 256) as u8, 90, 120, alpha])
    });
    let few = RgbImage::from_fn(50, 50, |x, y| Rgb([((x + y) % 2 * 255) as u8, 0, 0]));
    let many = pixels(300, 200);
    let png = |picture: DynamicImage| encoded(&picture, ImageFormat::Png);
    let pictures = [
        ("clear.png", png(clear.into())),
        ("few.png", png(few.clone().into())),
        ("many.png", png(many.into())),
        ("noted.png", grey_png(2, 2, &[0, 9, 9, 0, 9, 9])),
    ];
    let text = "![A](clear.png) ![B](few.png) ![C](many.png) ![D](noted.png)\n";
    let site = site_with(text, &pictures);
    assert_well(&site.build(&[]));
    assert_eq!(
        names(&site),
        [
            "news/x/clear-320.png",
            "news/x/clear-320.webp",
            "news/x/clear-400.png",
            "news/x/clear-400.webp",
            "news/x/few-50.png",
            "news/x/few-50.webp",
            "news/x/many-300.jpg",
            "news/x/many-300.webp",
            "news/x/noted-2.png",
            "news/x/noted-2.webp",
        ]
    );
    let published = published(&site);
    for name in ["news/x/clear-320.png", "news/x/clear-320.webp"] {
        let picture = image::load_from_memory(&published[name]).expect("a picture");
        let picture = picture.into_rgba8();
        assert_eq!(
            (picture.get_pixel(20, 20)[3], picture.get_pixel(300, 20)[3]),
            (0, 255)
        );
    }
    for name in ["news/x/few-50.png", "news/x/few-50.webp"] {
        let picture = image::load_from_memory(&published[name]).expect("a picture");
        assert!(picture.into_rgb8() == few, "{name}: pixel for pixel");
    }
    assert_nothing_told(&site);
}

#[test]
fn what_moves_goes_on_moving() {
    let mut gif = Vec::new();
    let mut encoder = GifEncoder::new(&mut gif);
    for level in [0, 255] {
        let picture = RgbaImage::from_pixel(8, 6, Rgba([level, 0, 0, 255]));
        let delay = Delay::from_numer_denom_ms(200, 1);
        encoder
            .encode_frame(Frame::from_parts(picture, 0, 0, delay))
            .expect("a frame");
    }
    drop(encoder);
    let end = gif.pop().expect("its end");
    gif.extend(b"\x21\xfe\x06SECRET\0");
    gif.push(end);
    let site = site_with("![Lamp](lamp.gif)\n", &[("lamp.gif", gif)]);
    assert_well(&site.build(&[]));
    assert_eq!(names(&site), ["news/x/lamp.gif"]);
    assert_nothing_told(&site);
    let bytes = &published(&site)["news/x/lamp.gif"];
    let decoder = image::codecs::gif::GifDecoder::new(std::io::Cursor::new(bytes)).expect("a GIF");
    let frames = image::AnimationDecoder::into_frames(decoder);
    assert_eq!(frames.collect_frames().expect("frames").len(), 2);
    let page = site.page("nl/news/x/index.html");
    assert!(page.contains("width=\"8\" height=\"6\""), "{page}");
}

/// A chunk of a WebP.
fn webp_chunk(name: [u8; 4], inside: &[u8]) -> Vec<u8> {
    let mut out = name.to_vec();
    out.extend((inside.len() as u32).to_le_bytes());
    out.extend(inside);
    out.extend(&[0][..inside.len() % 2]);
    out
}

#[test]
fn a_frame_of_what_moves_tells_nothing() {
    let frame = |level| {
        let picture = DynamicImage::from(RgbaImage::from_pixel(8, 6, Rgba([level, 0, 0, 255])));
        let still = encoded(&picture, ImageFormat::WebP);
        let mut inside = vec![0, 0, 0, 0, 0, 0, 7, 0, 0, 5, 0, 0, 200, 0, 0, 0];
        inside.extend(&still[12..]);
        inside.extend(webp_chunk(*b"NOTE", b"SECRET!"));
        webp_chunk(*b"ANMF", &inside)
    };
    let mut inside = b"WEBP".to_vec();
    inside.extend(webp_chunk(*b"VP8X", &[2, 0, 0, 0, 7, 0, 0, 5, 0, 0]));
    inside.extend(webp_chunk(*b"ANIM", &[0; 6]));
    inside.extend(frame(0));
    inside.extend(frame(255));
    let webp = webp_chunk(*b"RIFF", &inside);
    let site = site_with("![Lamp](lamp.webp)\n", &[("lamp.webp", webp)]);
    assert_well(&site.build(&[]));
    assert_eq!(names(&site), ["news/x/lamp.webp"]);
    assert_nothing_told(&site);
    let bytes = &published(&site)["news/x/lamp.webp"];
    let decoder = image::codecs::webp::WebPDecoder::new(std::io::Cursor::new(bytes));
    let frames = image::AnimationDecoder::into_frames(decoder.expect("a WebP"));
    assert_eq!(frames.collect_frames().expect("frames").len(), 2);
}

#[test]
fn a_drawing_neither_runs_nor_calls() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
        viewBox=\"0 0 30 20\" onload=\"alert(1)\"><title>Gracht</title><script>alert(2)</script>\
        <style>@import 'https://evil.example/a.css'; path { fill: url(https://evil.example/b) }</style>\
        <foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>\
        <image href=\"https://evil.example/c.png\" width=\"1\" height=\"1\"/>\
        <a xlink:href=\"javascript:alert(3)\"><path d=\"M0 0h30\" onclick=\"alert(4)\"/></a>\
        <defs><path id=\"p\" d=\"M0 0\"/></defs><use href=\"#p\"/></svg>";
    let site = site_with("![Gracht](g.svg)\n", &[("g.svg", svg.into())]);
    assert_well(&site.build(&[]));
    let published = published(&site);
    let text = String::from_utf8(published["news/x/g.svg"].clone()).expect("text");
    for gone in [
        "script", "alert", "evil", "foreign", "onload", "onclick", "import",
    ] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    for stays in ["<title>Gracht</title>", "M0 0h30", "href=\"#p\"", "viewBox"] {
        assert!(text.contains(stays), "{stays}: {text}");
    }
    let page = site.page("nl/news/x/index.html");
    assert!(page.contains("width=\"30\" height=\"20\""), "{page}");
}

#[test]
fn a_theme_asks_for_its_own_widths_and_formats() {
    let site = site_with("![Kade](kade.jpg)\n", &[("kade.jpg", photo(300, 200, 1))]);
    site.write(
        "themes/mine/theme.yaml",
        "name: mine\nextends: plain\npictures: { widths: [64, 128], formats: [avif, webp] }\n",
    );
    let settings = fs::read_to_string(site.path("site.yaml")).expect("settings");
    site.write("site.yaml", settings.replace("theme: plain", "theme: mine"));
    assert_well(&site.build(&[]));
    assert_eq!(
        names(&site),
        [
            "news/x/kade-128.avif",
            "news/x/kade-128.jpg",
            "news/x/kade-128.webp",
            "news/x/kade-64.avif",
            "news/x/kade-64.jpg",
            "news/x/kade-64.webp",
        ]
    );
    let avif = &published(&site)["news/x/kade-64.avif"];
    assert_eq!(&avif[4..12], b"ftypavif");
    let page = site.page("nl/news/x/index.html");
    let (avif, webp) = (page.find("image/avif"), page.find("image/webp"));
    assert!(avif < webp && avif.is_some(), "the best first: {page}");
    site.write(
        "themes/mine/theme.yaml",
        "name: mine\nextends: plain\npictures:\n  widths: [9000]\n  formats: [webq]\n  size: 3\n",
    );
    let output = site.build(&[]);
    let told: Vec<String> = told(&output)
        .into_iter()
        .map(|(code, place)| format!("{code} {place}"))
        .collect();
    assert_eq!(
        told,
        [
            "wrong-type themes/mine/theme.yaml:4:12",
            "not-a-choice themes/mine/theme.yaml:5:13",
            "unknown-key themes/mine/theme.yaml:6:3",
        ]
    );
}

#[test]
fn the_picture_of_an_entry_is_in_its_sizes_wherever_it_is_shown() {
    let site = Site::new();
    site.write(
        "content/news/first.yaml",
        "date: 2026-06-24\nimage: kade.jpg\n",
    );
    for lang in ["nl", "en"] {
        let words = "---\ntitle: X\nimage_alt: Een kade\n---\nTekst.\n";
        site.write(&format!("content/news/first.{lang}.md"), words);
    }
    site.write("content/news/kade.jpg", photo(2000, 100, 1));
    assert_well(&site.build(&[]));
    let page = site.page("nl/news/first/index.html");
    assert!(page.contains(".webp 1440w"), "{page}");
    assert!(
        page.contains(
            "<meta property=\"og:image\" content=\"https://site.example/media/news/kade-1440."
        ),
        "{page}"
    );
    let feed = site.page("nl/news/feed.xml");
    assert!(feed.contains("type=\"image/jpeg\""), "{feed}");
}

/// What is told of a page with this picture, in the Dutch text.
fn told_of(name: &str, bytes: Vec<u8>) -> Vec<(String, String)> {
    let site = site_with(&format!("![X]({name})\n"), &[(name, bytes)]);
    let output = site.build(&[]);
    assert!(!site.path("public").exists(), "{}", stderr(&output));
    told(&output)
}

fn at_the_picture(code: &str) -> Vec<(String, String)> {
    vec![(code.to_owned(), "content/news/x/index.nl.md:4:6".to_owned())]
}

#[test]
fn bad_pictures_are_told_before_anything_is_published() {
    let whole = photo(400, 300, 1);
    let cut = whole[..whole.len() / 2].to_vec();
    assert_eq!(told_of("cut.jpg", cut), at_the_picture("picture-broken"));
    let noise = b"no picture at all".to_vec();
    assert_eq!(
        told_of("noise.png", noise),
        at_the_picture("picture-broken")
    );
    let cut_png = encoded(&pixels(80, 80).into(), ImageFormat::Png);
    let cut_png = cut_png[..cut_png.len() - 900].to_vec();
    assert_eq!(
        told_of("cut.png", cut_png),
        at_the_picture("picture-broken")
    );
    let broken = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>".to_vec();
    assert_eq!(
        told_of("broken.svg", broken),
        at_the_picture("picture-broken")
    );
    let huge = grey_png(20_000, 20_000, &[0; 64]);
    assert_eq!(
        told_of("huge.png", huge),
        at_the_picture("picture-too-large")
    );
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec();
    assert_eq!(
        told_of("photo.HEIC", heic.clone()),
        at_the_picture("picture-not-shown")
    );
    assert_eq!(
        told_of("renamed.jpg", heic),
        at_the_picture("picture-not-shown")
    );
    assert_eq!(
        told_of("scan.tiff", b"II*\0".to_vec()),
        at_the_picture("picture-not-shown")
    );
    assert_eq!(
        told_of("plan.pdf", b"%PDF".to_vec()),
        at_the_picture("picture-not-shown")
    );
}

#[test]
fn a_bomb_goes_off_in_the_open() {
    // A few kilobytes that unpack to far more than such a picture has: what is too much is not unpacked.
    let bomb = grey_png(10, 10, &vec![0; 100_000_000]);
    let site = site_with("![X](bomb.png)\n", &[("bomb.png", bomb)]);
    assert_well(&site.build(&[]));
    let mut entities = String::from("<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">");
    for (name, of) in ["b", "c", "d", "e", "f", "g", "h"]
        .iter()
        .zip(["a", "b", "c", "d", "e", "f", "g"])
    {
        entities.push_str(&format!(
            "<!ENTITY {name} \"{}\">",
            format!("&{of};").repeat(10)
        ));
    }
    let svg =
        format!("{entities}]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&h;</text></svg>");
    assert_eq!(
        told_of("bomb.svg", svg.into_bytes()),
        at_the_picture("picture-broken")
    );
}

#[test]
fn what_makes_the_bytes_is_named_as_it_is() {
    let lock = include_str!("../Cargo.lock");
    for makers in [tandem::images::MADE_BY, tandem::attachments::CLEANED_BY] {
        let (crates, _) = makers.split_once(';').expect("a number");
        for told in crates.split(", ") {
            let (name, version) = told.split_once(' ').expect("a version");
            let locked = format!("name = \"{name}\"\nversion = \"{version}\"");
            assert!(lock.contains(&locked), "{told}: raise what names it");
        }
    }
}
