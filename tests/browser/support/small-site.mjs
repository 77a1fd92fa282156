// A small site: enough to write in, and quick to start.

/** The paragraphs of a page that has to be scrolled. */
const paragraphs = word =>
  Array.from({ length: 60 }, (_, i) => `${word} ${i} [${word.toLowerCase()}link ${i}](https://elsewhere.example/${i}).`).join("\n\n");

const words = (title, slug, body) => `---\ntitle: ${title}\nslug: ${slug}\nsummary: ${title}.\n---\n\n${body}\n`;

export const smallSite = {
  "site.yaml": `base_url: https://site.example
theme: small
timezone: Europe/Amsterdam
languages:
  nl: { name: Nederlands, locale: nl-NL, title: Klein }
  en: { name: English, locale: en-GB, title: Small }
sections:
  news: { kind: news }
  events: { kind: event }
`,
  "content/news/bridge.yaml": "date: 2026-11-02\n",
  "content/news/bridge.nl.md": words("De brug is open", "brug", paragraphs("Alinea")),
  "content/news/bridge.en.md": words("The bridge is open", "bridge", paragraphs("Paragraph")),
  "content/news/quay.yaml": "date: 2026-11-03\n",
  "content/news/quay.nl.md": words("De kade is klaar", "kade", "Er kan gewandeld worden."),
  "content/news/quay.en.md": words("The quay is done", "quay", "You can walk there."),
  "content/events/dinner.yaml": "date: 2026-11-04\nstart: 2027-02-25 18:30\n",
  "content/events/dinner.nl.md": words("Diner", "diner", "Aan lange tafels."),
  "content/events/dinner.en.md": words("Dinner", "dinner", "At long tables."),
  "themes/small/theme.yaml": "name: small\nextends: plain\n",
  "themes/small/assets/style.css": "html { scroll-behavior: auto }\nbody { font: 18px/1.5 serif; background: rgb(255, 255, 255); }\n",
  "themes/small/templates/footer.html": `<footer id="footer">
<details id="more"><summary>+</summary><p>…</p></details>
<form><label>? <input id="field" name="field"></label></form>
</footer>
`,
};

/** Where the small site's pages are. */
export const at = {
  bridge: { nl: "/nl/news/brug/", en: "/en/news/bridge/" },
  quay: { nl: "/nl/news/kade/", en: "/en/news/quay/" },
  dinner: { nl: "/nl/events/diner/", en: "/en/events/dinner/" },
  news: { nl: "/nl/news/", en: "/en/news/" },
};
