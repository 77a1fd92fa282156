//! Every problem in Dutch: what is wrong, and how to mend it.

use super::tongue::{endings, enumerate, is_folder_name};
use super::{Expected, Explanation, Problem, Silence, YamlFault};

fn of(items: &[String]) -> String {
    enumerate(items, "of")
}

/// 'Bedoel je …?', or else `otherwise`.
fn did_you_mean(nearest: Option<&String>, otherwise: impl Into<String>) -> String {
    nearest.map_or_else(
        || otherwise.into(),
        |nearest| format!("bedoel je `{nearest}`?"),
    )
}

fn expected(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "een regel tekst",
        Expected::TextList => "een lijst, zoals `[een, twee]`",
        Expected::Flag => "`true` (ja) of `false` (nee)",
        Expected::Number => "een heel getal in cijfers, zoals `20`",
        Expected::Date => "een datum met het jaar voorop: `2026-09-14`",
        Expected::DateList => "een lijst datums, zoals `[2026-09-14, 2026-10-12]`",
        Expected::Time => {
            "een datum met het jaar voorop en een tijd, `2026-09-14 19:30`, of alleen een datum voor een hele dag"
        }
        Expected::SessionList => {
            "een lijst bijeenkomsten: eronder voor elke een regel zoals `  - start: 2026-09-14 19:30`"
        }
        Expected::Map => {
            "eronder op elke regel een sleutel met een waarde, twee spaties verder naar rechts"
        }
        Expected::Url => "een webadres dat begint met `https://`",
        Expected::Contact => "een e-mailadres, of een webadres dat begint met `https://`",
        Expected::Price => {
            "een bedrag met een punt, geen komma, en de munt: `7.50 EUR`; of `0` voor gratis"
        }
        Expected::Widths => {
            "een lijst breedtes in beeldpunten, van 16 tot 4096, zoals `[320, 640, 960]`"
        }
        Expected::Degrees => "graden met een punt, geen komma: `52.1601`",
    }
}

fn yaml(fault: &YamlFault) -> String {
    match fault {
        YamlFault::UnclosedQuote => "het tweede aanhalingsteken ontbreekt".to_owned(),
        YamlFault::UnclosedBracket => "het tweede haakje ontbreekt".to_owned(),
        YamlFault::ColonInValue => "er staat een dubbele punt in de waarde".to_owned(),
        YamlFault::NoSpace { key } => format!("na `{key}:` ontbreekt een spatie"),
        YamlFault::NoColon { key } => format!("na `{key}` ontbreekt een dubbele punt"),
        YamlFault::TooFarIn => "hij springt verder in dan de regel erboven".to_owned(),
        YamlFault::Indentation => {
            "hij springt niet evenveel in als de regels waar hij bij hoort".to_owned()
        }
        YamlFault::Tab => "er staat een tab waar spaties horen".to_owned(),
        YamlFault::Sign(sign) => format!("een waarde kan niet met `{sign}` beginnen"),
        YamlFault::UnknownAnchor => "een waarde kan niet met `*` beginnen".to_owned(),
        YamlFault::Other(detail) => detail.clone(),
    }
}

fn mend_yaml(fault: &YamlFault) -> String {
    match fault {
        YamlFault::UnclosedQuote => {
            "zet hetzelfde teken ook achter de waarde; is het een apostrof, zet dan dubbele om het geheel: `\"'s Avonds\"`".to_owned()
        }
        YamlFault::UnclosedBracket => {
            "sluit het haakje, of zet aanhalingstekens om een waarde die ermee begint: `\"[…]\"`".to_owned()
        }
        YamlFault::ColonInValue => {
            "zet aanhalingstekens om de hele waarde: `title: \"Over ons: wie wij zijn\"`".to_owned()
        }
        YamlFault::NoSpace { key } => format!("schrijf `{key}: …`, met een spatie na de dubbele punt"),
        YamlFault::NoColon { key } => format!("schrijf `{key}: …`, met een dubbele punt en een spatie"),
        YamlFault::TooFarIn => {
            "zet de regel verder naar links; hoort hij onder een sleutel, kijk dan of daar nog een `#` voor staat".to_owned()
        }
        YamlFault::Indentation => {
            "zet de regel recht onder de regels waar hij bij hoort; wat onder een sleutel hoort, staat twee spaties verder".to_owned()
        }
        YamlFault::Tab => "haal de tab weg, en typ spaties: twee voor wat onder een sleutel hoort".to_owned(),
        YamlFault::Sign(sign) => format!("zet aanhalingstekens om de waarde: `\"{sign}…\"`"),
        YamlFault::UnknownAnchor => "zet aanhalingstekens om de waarde: `\"*…\"`".to_owned(),
        YamlFault::Other(_) => {
            "schrijf op elke regel `sleutel: waarde`, en zet aanhalingstekens om een waarde met vreemde tekens".to_owned()
        }
    }
}

/// What the reader of rules for repeating most often says, in Dutch.
fn of_the_rule(detail: &str) -> String {
    match detail {
        "there is a space in it" => "er staat een spatie in".to_owned(),
        "COUNT and UNTIL exclude each other" => "COUNT en UNTIL gaan niet samen".to_owned(),
        other => {
            let of = |end: &str, dutch: &str| Some(format!("{}{dutch}", other.strip_suffix(end)?));
            of(" can't be in it", " hoort er niet in")
                .or_else(|| {
                    of(
                        " is not a valid frequency",
                        " kan niet achter `FREQ=` staan",
                    )
                })
                .unwrap_or_else(|| other.to_owned())
        }
    }
}

/// What the operating system most often says, in Dutch.
fn of_the_system(reason: &str) -> &str {
    match reason {
        "permission denied" => "je hebt er geen toegang toe",
        "no such file or directory" => "het is er niet",
        "it was changed meanwhile" => "het werd intussen gewijzigd",
        other => other,
    }
}

/// The name of a weekday, from 1 for Monday.
fn weekday_name(weekday: u8) -> &'static str {
    match weekday {
        1 => "maandag",
        2 => "dinsdag",
        3 => "woensdag",
        4 => "donderdag",
        5 => "vrijdag",
        6 => "zaterdag",
        _ => "zondag",
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm per problem: a dictionary, not a function"
)]
pub(super) fn explain(problem: &Problem) -> Explanation {
    fn say(message: String, help: String) -> Explanation {
        Explanation { message, help }
    }
    match problem {
        Problem::UnreadableFile { reason } => say(
            format!("dit bestand kan niet worden gelezen: {}", of_the_system(reason)),
            "kijk of het bestand er staat en of je het mag lezen".into(),
        ),
        Problem::NotUtf8 => say(
            "de letters in dit bestand zijn niet te lezen: het is niet als UTF-8 opgeslagen".into(),
            "open het in je editor en sla het opnieuw op met de codering UTF-8".into(),
        ),
        Problem::MergeConflict => say(
            "hier staan twee versies van deze regels, die git niet kon samenvoegen: een boven `=======` en een eronder".into(),
            "maak van die twee wat er moet staan, en haal de regels met `<<<<<<<`, `=======` en `>>>>>>>` weg".into(),
        ),
        Problem::EmptyFile => say(
            "dit bestand is leeg".into(),
            "begin met `---`, een regel `title: …` en nog eens `---`, en dan de tekst; of gooi het bestand weg".into(),
        ),
        Problem::SymlinkOutside { target } => say(
            format!("dit is een koppeling naar een plek buiten de site: {target}"),
            "zet het bestand zelf in de site, in plaats van de koppeling".into(),
        ),
        Problem::SymlinkLoop => say(
            "deze koppeling leidt terug naar een map waar ze zelf in zit".into(),
            "haal de koppeling weg".into(),
        ),
        Problem::FileWithoutLanguage { known } => say(
            "de naam van dit bestand zegt niet in welke taal het is".into(),
            format!("laat de naam eindigen op {}", of(&endings(known))),
        ),
        Problem::UnknownLanguage { code, known, nearest } => say(
            format!("`{code}` is geen taal van deze site"),
            did_you_mean(nearest.as_ref(), format!("gebruik {}, of zet `{code}` bij `languages` in site.yaml", of(known))),
        ),
        Problem::UnknownSection { folder, known, nearest } => say(
            format!("de map `{folder}` is geen onderdeel van deze site"),
            did_you_mean(
                nearest.as_ref(),
                format!("zet het bestand in {}, of zet `{folder}` bij `sections` in site.yaml", of(known)),
            ),
        ),
        Problem::LandingFacts => say(
            "een beginpagina heeft woorden en geen feiten: dit bestand wordt niet gelezen".into(),
            "haal het weg; wat er op de pagina staat, hoort in `_index.nl.md`".into(),
        ),
        Problem::LandingOutOfPlace { suggestion } => say(
            "`_index` is de beginpagina van een heel onderdeel, en deze map zit ín een onderdeel".into(),
            format!("wil je deze map een pagina geven, noem het bestand dan `{suggestion}`"),
        ),
        Problem::IndexOutOfPlace { suggestion } => say(
            "een `index` hoort in de map van een stuk zelf, en dit is de map van een onderdeel".into(),
            format!("is dit de beginpagina van het onderdeel, noem het bestand dan `{suggestion}`"),
        ),
        Problem::EntryTwice { entry, other } => say(
            format!("`{entry}` staat er twee keer: hier en in {other}"),
            "houd er één over: een bestand met die naam, of een map met die naam en een `index` erin".into(),
        ),
        Problem::FactsWithoutWords { entry, expected } => say(
            format!("`{entry}` heeft feiten, maar in geen enkele taal een tekst"),
            format!("schrijf de tekst in elke taal ({expected}), of gooi dit bestand weg"),
        ),
        Problem::YmlEnding { suggestion } => say(
            "een bestand met feiten eindigt op `.yaml`; dit komt als bijlage op de site, en wordt niet gelezen".into(),
            format!("noem het `{suggestion}`"),
        ),
        Problem::FrontMatterMissing => say(
            "boven de tekst ontbreken de regels met de titel".into(),
            "zet helemaal bovenaan een regel `---`, een regel `title: …` en nog eens een regel `---`".into(),
        ),
        Problem::FrontMatterUnclosed => say(
            "onder de titel ontbreekt de tweede regel met drie streepjes".into(),
            "zet `---` op een eigen regel, vlak boven de tekst".into(),
        ),
        Problem::YamlSyntax { fault } => say(
            format!("deze regel is niet te lezen: {}", yaml(fault)),
            mend_yaml(fault),
        ),
        Problem::YamlTooDeep => say(
            "hier zitten te veel lijsten of sleutels in elkaar".into(),
            "geen sleutel heeft meer dan vier niveaus nodig: kijk naar het inspringen en de haakjes".into(),
        ),
        Problem::YamlTooLarge => say(
            "dit verwijst zo vaak naar zichzelf dat het eindeloos groeit".into(),
            "schrijf de waarden uit in plaats van met `*` te verwijzen".into(),
        ),
        Problem::DuplicateKey { key } => say(
            format!("`{key}` staat er twee keer"),
            "houd één van de twee regels over".into(),
        ),
        Problem::NotAMap => say(
            "hier hoort op elke regel een sleutel te staan, en na een dubbele punt en een spatie de waarde".into(),
            "schrijf bijvoorbeeld `title: Hallo`".into(),
        ),
        Problem::UnknownKey { key, known, nearest } => say(
            format!("de sleutel `{key}` bestaat hier niet"),
            did_you_mean(nearest.as_ref(), format!("gebruik {}", of(known))),
        ),
        Problem::FactAmongWords { key, facts_file } => say(
            format!("`{key}` is een feit: het is in elke taal hetzelfde"),
            format!("zet deze regel in {facts_file}"),
        ),
        Problem::WordsAmongFacts { key, words_files } => say(
            format!("`{key}` is tekst: die verschilt per taal"),
            format!("haal deze regel hier weg, en zet hem in elke taal boven de tekst: {words_files}"),
        ),
        Problem::KeyOfOtherKind { key, kind, others } => say(
            format!("`{key}` hoort niet bij de soort `{kind}`"),
            format!("haal de regel weg; de sleutel hoort bij {}", of(others)),
        ),
        Problem::MissingKey { key } => say(
            format!("`{key}` ontbreekt"),
            format!("voeg een regel `{key}: …` toe"),
        ),
        Problem::EmptyKey { key } => say(
            format!("`{key}` is nog niet ingevuld"),
            format!("schrijf achter `{key}:` wat het moet zijn"),
        ),
        Problem::MissingFacts { key, kind, facts_file } => say(
            format!("bij de soort `{kind}` hoort `{key}`, en er is geen bestand met feiten"),
            format!("maak {facts_file} met een regel `{key}: …`"),
        ),
        Problem::WrongType { key, expected: wanted } => say(
            format!("wat hier bij `{key}` staat, kan niet"),
            format!("schrijf {}", expected(*wanted)),
        ),
        Problem::NoSuchDate { text } => say(
            format!("de datum `{text}` bestaat niet"),
            "schrijf eerst het jaar, dan de maand en de dag in twee cijfers, en kijk of de maand die dag heeft: `2026-09-14`".into(),
        ),
        Problem::NoSuchTime { text } => say(
            format!("de tijd `{text}` bestaat niet"),
            "schrijf de datum en de tijd in 24 uur: `2026-09-14 19:30`".into(),
        ),
        Problem::TimeSkipped { text } => say(
            format!("`{text}` bestaat niet: in dat uur gaat de klok vooruit"),
            "kies een tijd ervoor of erna; nu wordt het een uur later".into(),
        ),
        Problem::NotAChoice { key, value, choices, nearest } => say(
            format!("`{key}` kan niet `{value}` zijn"),
            did_you_mean(nearest.as_ref(), format!("kies {}", of(choices))),
        ),
        Problem::EndBeforeStart { start_key, end_key } => say(
            format!("`{end_key}` is eerder dan `{start_key}`"),
            "kijk beide datums en tijden na".into(),
        ),
        Problem::DeadlineAfterStart => say(
            "de aanmelding sluit pas na het begin".into(),
            "zet bij `deadline` een dag of een tijd die voor `start` ligt".into(),
        ),
        Problem::RepeatInvalid { detail } => say(
            format!("deze regel voor herhalen is niet te begrijpen: {}", of_the_rule(detail)),
            "schrijf hem zoals agenda's dat doen (RFC 5545): `FREQ=WEEKLY;BYDAY=TU;COUNT=10` is elke dinsdag, tien keer".into(),
        ),
        Problem::RepeatOfAllDayAtTime => say(
            "iets wat hele dagen duurt kan niet per uur herhaald worden".into(),
            "gebruik `FREQ=DAILY`, `WEEKLY`, `MONTHLY` of `YEARLY`, zonder `BYHOUR`; of geef `start` een tijd".into(),
        ),
        Problem::RepeatEmpty => say(
            "deze regel valt nooit op een dag".into(),
            "kijk de dagen en maanden na: 30 februari bijvoorbeeld bestaat niet".into(),
        ),
        Problem::RepeatSkipsStart { start, first } => say(
            format!("deze regel valt niet op {start}, dat bij `start` staat: de eerste keer zou {first} zijn"),
            format!("klopt dat, zet dan {first} bij `start`; klopt het niet, verbeter dan deze regel"),
        ),
        Problem::RepeatTooMany { most } => say(
            format!("deze regel geeft meer dan {most} datums"),
            "begrens hem met `COUNT=` of `UNTIL=`, of herhaal minder vaak".into(),
        ),
        Problem::RepeatEndless { until } => say(
            "dit herhaalt zich eindeloos".into(),
            format!("zet er een aantal bij (`;COUNT=10`) of een laatste dag (`;UNTIL=20270630`); nu staan de datums tot {until} op de site"),
        ),
        Problem::ExceptionMatchesNothing { date } => say(
            format!("op {date} is er niets, dus er valt niets over te slaan"),
            "kijk de datum na, of haal hem weg bij `except`".into(),
        ),
        Problem::RescheduledFromNowhere => say(
            "dit is verplaatst, maar er staat niet bij wanneer het eerst zou zijn".into(),
            "voeg een regel `previous_start: …` toe, met de dag of de tijd die eerder is aangekondigd".into(),
        ),
        Problem::NoSessions => say(
            "een workshop heeft ten minste één bijeenkomst nodig".into(),
            "zet onder `sessions:` een regel `- start: 2026-09-14 19:30`".into(),
        ),
        Problem::UnknownReference { name, kind, nearest } => say(
            format!("er is geen stuk `{name}` van de soort `{kind}`"),
            did_you_mean(nearest.as_ref(), "gebruik de naam van het bestand, zonder `.nl.md` of `.yaml`".to_owned()),
        ),
        Problem::AmbiguousReference { name, entries } => say(
            format!("meer dan één stuk heet `{name}`: {}", entries.join(", ")),
            format!("schrijf welk stuk je bedoelt, met de map erbij: `{}`", entries.first().map_or("", String::as_str)),
        ),
        Problem::UidTaken { uid, other } => say(
            format!("agenda's en feeds kennen ook `{other}` als `{uid}`, en zouden de twee voor één stuk houden"),
            "is dit bestand een kopie van het andere, haal deze regel dan weg".into(),
        ),
        Problem::UnknownTopic { topic, known, nearest } => say(
            format!("`{topic}` is geen onderwerp van deze site"),
            did_you_mean(nearest.as_ref(), format!("gebruik {}, of zet het bij `topics` in site.yaml", of(known))),
        ),
        Problem::ReferenceToUnpublished { name } => say(
            format!("`{name}` staat nu niet op de site en wordt hier dus niet genoemd"),
            "publiceer dat stuk, of haal de verwijzing weg".into(),
        ),
        Problem::BadSlug { slug, suggestion } => say(
            format!("`{slug}` kan niet in een webadres staan"),
            suggestion.as_ref().map_or_else(
                || "gebruik letters, cijfers en streepjes".to_owned(),
                |suggestion| format!("schrijf `{suggestion}`"),
            ),
        ),
        Problem::BadName { name, suggestion } => say(
            format!("de naam `{name}` kan niet in een webadres staan"),
            suggestion.as_ref().map_or_else(
                || "geef een andere naam, met letters, cijfers en streepjes".to_owned(),
                |suggestion| format!("noem het `{suggestion}`"),
            ),
        ),
        Problem::AddressTaken { address, other } => say(
            format!("het adres {address} is al dat van {other}"),
            "kies een andere `slug`; bij een oud adres onder `aliases`: haal het daar weg".into(),
        ),
        Problem::AddressGone { address, entry, is_there, alias_in } => say(
            match entry {
                Some(entry) => format!("{address} is ooit gepubliceerd en leidt nu nergens meer heen; het was `{entry}`"),
                None => format!("{address} is ooit gepubliceerd en leidt nu nergens meer heen"),
            },
            match alias_in {
                Some(file) if *is_there => format!("zet een regel `aliases: [{address}]` boven de tekst van {file}"),
                Some(file) => format!("kwam {file} ervoor in de plaats, zet dan daar een regel `aliases: [{address}]` boven de tekst; kwam er niets voor in de plaats, haal dan deze regel weg"),
                None => format!("zet een regel `aliases: [{address}]` boven de tekst van wat ervoor in de plaats kwam; kwam er niets voor in de plaats, haal dan deze regel weg"),
            },
        ),
        Problem::NoAddress => say(
            "deze regel begint niet met een adres".into(),
            "begin met een schuine streep, zoals `/nl/nieuws/`, of haal de regel weg; een regel die met `#` begint is voor mensen".into(),
        ),
        Problem::BadAlias { alias, suggestion } => say(
            format!("`{alias}` kan geen oud adres van deze pagina zijn"),
            suggestion.as_ref().map_or_else(
                || "schrijf het pad vanaf het begin van de site: `/nl/oude-naam/`".to_owned(),
                |suggestion| format!("schrijf `{suggestion}`"),
            ),
        ),
        Problem::LinkToNothing { target, nearest } => say(
            match target.as_str() {
                "" => "deze link leidt nergens heen: er staat geen adres tussen de haakjes".to_owned(),
                target => format!("deze link leidt nergens heen: er is geen `{target}`"),
            },
            did_you_mean(nearest.as_ref(), "link naar een stuk met het pad vanaf content/: `/initiatives/board-grants`".to_owned()),
        ),
        Problem::LinkToUnpublished { target } => say(
            format!("deze link leidt naar `{target}`, en dat staat nu niet op de site"),
            "publiceer dat stuk, of haal de link weg; nu staat alleen de tekst er".into(),
        ),
        Problem::LinkScheme { target } => say(
            format!("`{target}` is geen link die op deze site kan"),
            "gebruik `https:`, `http:`, `mailto:` of `tel:`, of het pad van een stuk".into(),
        ),
        Problem::AnchorMissing { anchor, target, nearest } => say(
            format!("`{target}` heeft geen kopje `#{anchor}`"),
            did_you_mean(nearest.as_ref(), format!("geef daar een kopje die naam: `## Titel {{#{anchor}}}`")),
        ),
        Problem::LinkGone { url, status: Some(status) } => say(
            format!("`{url}` bestaat niet meer: die site antwoordt {status}"),
            "zoek het nieuwe adres van die pagina, of haal de link weg".into(),
        ),
        Problem::LinkGone { url, status: None } => say(
            format!("`{url}` is geen adres op internet"),
            "kijk of er een tikfout in staat".into(),
        ),
        Problem::LinkMoved { url, to } => say(
            format!("`{url}` is voorgoed verhuisd naar `{to}`"),
            "kijk of daar nog staat wat je bedoelt, en schrijf het nieuwe adres op".into(),
        ),
        Problem::LinkCircles { url } => say(
            format!("`{url}` stuurt lezers in een kring rond en komt nergens uit"),
            "zoek een adres dat het wel doet, of haal de link weg".into(),
        ),
        Problem::LinkClosed { url, status } => say(
            format!("of `{url}` nog bestaat, valt niet na te gaan: die site antwoordt {status}, zoals veel sites bij programma's doen"),
            "open het adres in een browser; klopt het, zet er dan bij: `tandem allow link-closed: in een browser bekeken`".into(),
        ),
        Problem::LinkSilent { url, silence } => say(
            match silence {
                Silence::Failing(status) => format!("`{url}` doet het nu niet: die site heeft zelf een storing ({status})"),
                Silence::TooSlow => format!("`{url}` gaf niet op tijd antwoord"),
                Silence::Unreachable => format!("`{url}` is niet te bereiken: die site bestaat niet, of ligt plat"),
                Silence::NotAsked => format!("naar `{url}` is niet gekeken: de tijd was om"),
            },
            match silence {
                Silence::NotAsked => "controleer nog eens: wat antwoord gaf, wordt een dag onthouden; of geef meer tijd met `--within`".into(),
                _ => "open het adres in een browser, en controleer later nog eens; blijft het zo, haal de link dan weg".into(),
            },
        ),
        Problem::FileMissing { path, nearest } => say(
            format!("er is geen bestand `{path}`"),
            did_you_mean(nearest.as_ref(), "zet het bestand in de map van het stuk; let op hoofdletters, en op wat er na de punt staat".to_owned()),
        ),
        Problem::ImageRemote { url } => say(
            format!("`{url}` zou van een andere site komen, en die ziet dan wie deze pagina leest"),
            "sla de afbeelding op bij het stuk, en noem dat bestand".into(),
        ),
        Problem::ImageWithoutAlt { key, image } => say(
            format!("de afbeelding `{image}` heeft in deze taal geen beschrijving"),
            format!("voeg een regel `{key}: …` toe die zegt wat erop staat, voor wie het niet kan zien"),
        ),
        Problem::PictureWithoutAlt { path } => say(
            format!("de afbeelding `{path}` heeft hier geen beschrijving"),
            "zeg wat erop staat, voor wie het niet kan zien: in Markdown tussen `![` en `]`, bij een bouwsteen met `alt=\"…\"`".into(),
        ),
        Problem::PictureBroken { path } => say(
            format!("de afbeelding `{path}` is beschadigd of niet helemaal aangekomen"),
            "open het bestand in een fotoprogramma en sla het opnieuw op, of haal het nog eens op".into(),
        ),
        Problem::PictureTooLarge { path, width, height, most } => say(
            format!("de afbeelding `{path}` is {width} bij {height} beeldpunten: meer dan iemand ziet"),
            format!("sla de afbeelding kleiner op: 4000 beeldpunten breed is ruim genoeg; breedte keer hoogte mag {} miljoen zijn", most / 1_000_000),
        ),
        Problem::PictureNotShown { path, format } => say(
            match format {
                Some(format) => format!("`{path}` is een {format}-bestand, en dat laten niet alle browsers zien"),
                None => format!("`{path}` is geen afbeelding"),
            },
            match format {
                Some(_) => "sla een foto op als JPEG (.jpg), een tekening als PNG of SVG, en noem dat bestand".into(),
                None => "noem een bestand dat op .jpg, .png, .webp, .gif of .svg eindigt; naar een ander bestand kun je een link maken".into(),
            },
        ),
        Problem::PictureMoves { path } => say(
            format!("`{path}` beweegt en niemand kan het stilzetten: dat leidt af, en sommige lezers worden er ziek van"),
            "gebruik een beeld dat stilstaat, of een link naar een filmpje (WCAG 2.2, criterium 2.2.2)".into(),
        ),
        Problem::HtmlNotAllowed { html } => say(
            format!("`{html}` mag niet in een tekst: het kan scripts starten, de opmaak veranderen, andere sites oproepen of ongezien een foto tonen"),
            "schrijf het in Markdown, een foto als `![wat erop staat](foto.jpg)`; of gebruik een bouwsteen zoals `:::callout`".into(),
        ),
        Problem::CommentUnclosed => say(
            "dit commentaar houdt niet op, en zou de rest van de pagina verbergen".into(),
            "sluit het af met `-->`; staat er een lege regel in, begin het dan op een eigen regel met een lege regel erboven".into(),
        ),
        Problem::HtmlUnclosed { name } => say(
            format!("`<{name}>` begint hier, maar houdt in hetzelfde stuk tekst niet op"),
            format!("zet `</{name}>` waar het moet ophouden, in dezelfde alinea, hetzelfde lijstpunt, vakje of citaat; of haal `<{name}>` weg"),
        ),
        Problem::HtmlNotOpen { name } => say(
            format!("`</{name}>` sluit iets af wat in dit stuk tekst niet begint"),
            format!("haal het weg, of zet `<{name}>` waar het moet beginnen, in hetzelfde stuk tekst"),
        ),
        Problem::UnknownComponent { name, known, nearest } => say(
            format!("de bouwsteen `{name}` bestaat niet"),
            did_you_mean(nearest.as_ref(), format!("gebruik {}", of(known))),
        ),
        Problem::ComponentSyntax { text } => say(
            format!("deze bouwsteen is niet te begrijpen: `{text}`"),
            "schrijf `::naam{sleutel=\"waarde\"}`, met rechte aanhalingstekens om elke waarde".into(),
        ),
        Problem::ComponentMissingArgument { component, argument } => say(
            format!("`{component}` kan niet zonder `{argument}`"),
            format!("zet `{argument}=\"…\"` tussen de accolades"),
        ),
        Problem::ComponentUnknownArgument { component, argument, nearest } => say(
            format!("`{component}` kent `{argument}` niet"),
            did_you_mean(nearest.as_ref(), "haal het weg".to_owned()),
        ),
        Problem::ComponentUnclosed { name } => say(
            format!("`:::{name}` houdt niet op"),
            "zet na de tekst een regel `:::`".into(),
        ),
        Problem::ComponentNotOpen => say(
            "deze `:::` sluit een bouwsteen die nooit begon".into(),
            "haal de regel weg, of begin er een boven: `:::callout{kind=\"tip\"}`".into(),
        ),
        Problem::ComponentFailed { component, detail } => say(
            format!("`{component}` kan niet worden getoond; het sjabloon zegt: {detail}"),
            "kijk de waarden na; kloppen ze, meld het dan aan wie het thema onderhoudt".into(),
        ),
        Problem::MissingTranslation { entry, language, file } => say(
            format!("`{entry}` is er nog niet in deze taal: {language}"),
            format!("schrijf de vertaling in {file}"),
        ),
        Problem::TranslationIsDraft { entry, language } => say(
            format!("`{entry}` staat in deze taal nog niet op de site, want het is een concept: {language}"),
            "haal `draft: true` weg als het klaar is".into(),
        ),
        Problem::StaleTranslation { entry, language, source, before, after } => say(
            format!("deze tekst loopt achter op die in de andere taal ({source}){}", match (before, after) {
                (Some(before), Some(after)) => format!(": daar stond “{before}”, en nu “{after}”"),
                (None, Some(after)) => format!(": daar is “{after}” nieuw"),
                (Some(before), None) => format!(": daar is “{before}” weg"),
                (None, None) => ": daar is iets weg".to_owned(),
            }),
            format!("werk deze tekst ({language}) bij; klopt hij al zoals hij is, bevestig dat dan met `tandem confirm {entry}`"),
        ),
        Problem::OneLanguage => say(
            "deze site heeft minder dan twee talen".into(),
            "noem er twee of meer bij `languages`".into(),
        ),
        Problem::BadLanguageCode { code } => say(
            format!("`{code}` is geen taalcode"),
            "gebruik de code van de taal (BCP 47) in kleine letters, zoals `nl`, `en` of `pt-br`".into(),
        ),
        Problem::BadLocale { locale } => say(
            format!("`{locale}` is geen landinstelling"),
            "gebruik de code van een taal met die van een land (BCP 47), zoals `nl-NL` of `en-GB`".into(),
        ),
        Problem::BadTimeZone { zone } => say(
            format!("`{zone}` is geen tijdzone"),
            "gebruik een naam uit de lijst van IANA, zoals `Europe/Amsterdam`".into(),
        ),
        Problem::BadBaseUrl { url } => say(
            format!("`{url}` kan niet het adres van de site zijn"),
            "schrijf het met `https://` en de naam van de server, zonder pad: `https://partnership.example`".into(),
        ),
        Problem::TopicWithoutName { topic, language } => say(
            format!("het onderwerp `{topic}` heeft geen naam in `{language}`"),
            format!("zet er `{language}: …` bij"),
        ),
        Problem::MenuUnknown { item, nearest } => say(
            format!("het menu noemt `{item}`, maar zo'n onderdeel of pagina is er niet"),
            did_you_mean(nearest.as_ref(), "gebruik de naam van een onderdeel, of het pad van een pagina vanaf content/".to_owned()),
        ),
        Problem::ThemeMissing { theme, known, nearest } => say(
            format!("er is geen thema `{theme}`"),
            did_you_mean(nearest.as_ref(), if is_folder_name(theme) { format!("gebruik {}, of maak de map themes/{theme}/", of(known)) } else { format!("gebruik {}", of(known)) }),
        ),
        Problem::ThemeCircular { chain } => say(
            format!("deze thema's bouwen in een kring op elkaar voort: {}", chain.join(" → ")),
            "laat er één op `plain` voortbouwen, of op niets".into(),
        ),
        Problem::TemplateMissing { template, theme } => say(
            format!("het thema `{theme}` heeft geen sjabloon `{template}`"),
            format!("maak themes/{theme}/templates/{template}, of laat het thema voortbouwen op `plain`"),
        ),
        Problem::TemplateBroken { detail } => say(
            format!("dit sjabloon is niet te lezen: {detail}"),
            "in docs/themes.md staat wat er in een sjabloon kan".into(),
        ),
        Problem::TemplateFailed { detail, page } => say(
            format!("dit sjabloon liep vast op {page}: {detail}"),
            "in docs/themes.md staat wat een pagina aan zijn sjabloon geeft".into(),
        ),
        Problem::MessagesBroken { detail } => say(
            format!("dit bestand met teksten is niet te lezen: {detail}"),
            "schrijf `sleutel = tekst` op een eigen regel, zoals Fluent het wil".into(),
        ),
        Problem::MessageMissing { key, language, nearest } => say(
            format!("het thema gebruikt een tekst `{key}`, en die is er niet in `{language}`"),
            did_you_mean(nearest.as_ref(), format!("zet `{key} = …` in messages/{language}.ftl")),
        ),
        Problem::ContradictionLanguages { here, there, place } => say(
            format!("hier staat `{here}`, en in de andere taal `{there}` ({place})"),
            "zoek uit wat klopt, en zet dat in beide talen".into(),
        ),
        Problem::ContradictionMissing { here, file } => say(
            format!("`{here}` staat niet in {file}"),
            "zet het daar ook neer, of haal het hier weg".into(),
        ),
        Problem::ContradictionFacts { here, fact, place } => say(
            format!("hier staat `{here}`, maar de feiten zeggen `{fact}` ({place})"),
            "verbeter wat niet klopt; of laat het hier weg, want de pagina toont de feiten zelf".into(),
        ),
        Problem::WeekdayMismatch { text, date, weekday } => say(
            format!("`{text}` kan niet: {date} is een {}", weekday_name(*weekday)),
            "verbeter de dag of de datum".into(),
        ),
        Problem::UselessAlt { alt } => say(
            format!("`{alt}` zegt niet wat er op de afbeelding te zien is"),
            "beschrijf kort wat je ziet, voor wie de afbeelding niet kan zien".into(),
        ),
        Problem::HeadingSkipped { level, fits } => say(
            format!("deze kop is van niveau {level}, en hier past hoogstens niveau {fits}"),
            format!("begin de regel met `{}`", "#".repeat(usize::from(*fits))),
        ),
        Problem::VagueLink { words, is_address: false } => say(
            format!("de linktekst `{words}` zegt niet waar de link heen gaat"),
            "maak een link van woorden die dat wel zeggen: wat je daar vindt".into(),
        ),
        Problem::VagueLink { words, is_address: true } => say(
            format!("de linktekst is een kaal adres: `{words}`"),
            "schrijf in woorden wat daar te vinden is: `[de kaart van de stad](https://…)`".into(),
        ),
        Problem::ValueCutShort { rest } => say(
            format!("wat na de spatie en het `#` komt, wordt niet gelezen: `{rest}`"),
            "zet aanhalingstekens om het geheel: `title: \"Diner #2\"`; of zet een spatie na het `#`, als het een notitie voor jezelf is".into(),
        ),
        Problem::LinkUnfinished { text } => say(
            format!("dit lijkt een link, en lezers zien het zoals het hier staat: `{text}`"),
            "schrijf `[woorden](adres)`: geen spatie tussen de haakjes, geen in het adres, en het laatste haakje gesloten".into(),
        ),
        Problem::TableWithoutHeader => say(
            "deze tabel heeft geen koppen boven de kolommen".into(),
            "zet in de eerste rij wat er in elke kolom staat".into(),
        ),
        Problem::WrongLanguage { is, should } => say(
            format!("deze tekst lijkt niet in de taal van het bestand te zijn ({should}), maar in een andere ({is})"),
            "vertaal de tekst, of geef het bestand de code van de taal waarin hij is".into(),
        ),
        Problem::LongSentence { words, most } => say(
            format!("deze zin heeft {words} woorden, en dat leest moeilijk"),
            format!("knip hem in tweeën; tot {most} woorden is nog goed te volgen"),
        ),
        Problem::InCapitals { words } => say(
            format!("hoofdletters lezen moeilijk: `{words}`"),
            "schrijf het in kleine letters; nadruk geef je met `**vet**`".into(),
        ),
        Problem::DoubleSpace => say(
            "hier staan twee spaties achter elkaar".into(),
            "haal er één weg".into(),
        ),
        Problem::QuotesMixed { signs } => say(
            format!("dit leesteken heeft geen ander dat erbij past: `{signs}`"),
            "typ gewone rechte tekens, `\"` en `'`: Tandem zet ze om in de juiste".into(),
        ),
        Problem::SummaryMissing => say(
            "deze pagina heeft geen samenvatting".into(),
            "zet een regel `summary: …` onder de titel: een of twee zinnen voor lijsten en zoekmachines".into(),
        ),
        Problem::SummaryLong { characters, most } => say(
            format!("deze samenvatting is {characters} tekens lang, en zoekmachines tonen er {most}"),
            "kort de samenvatting in tot wat een lezer moet weten om te kiezen".into(),
        ),
        Problem::UnknownCheck { code, nearest } => say(
            format!("Tandem kent geen code `{code}`"),
            did_you_mean(nearest.as_ref(), "neem de code over uit het verslag, tussen de haken; docs/diagnostics.md noemt ze allemaal"),
        ),
        Problem::CheckNotSettable { code } => say(
            format!("`{code}` is op elke site een fout, en laat zich niet uitzetten"),
            "haal deze regel weg en verhelp wat er gemeld wordt".into(),
        ),
        Problem::SilenceWithoutReason { code } => say(
            format!("dit laat `{code}` staan zonder te zeggen waarom"),
            format!("zet de reden erbij: `tandem allow {code}: …`"),
        ),
        Problem::SilenceInVain { code } => say(
            format!("er is hier geen `{code}` om te laten staan"),
            "haal deze opmerking weg, of zet die vlak boven waar het om gaat".into(),
        ),
    }
}
