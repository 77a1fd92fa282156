//! `docs/themes.md` and the code say the same.

use tandem::theme;

const PAGE: &str = include_str!("../docs/themes.md");

#[test]
fn every_filter_and_function_is_documented() {
    for name in theme::FILTERS {
        assert!(PAGE.contains(&format!("| `{name}")), "the filter `{name}`");
    }
    for name in theme::FUNCTIONS {
        assert!(
            PAGE.contains(&format!("| `{name}(")),
            "the function `{name}`"
        );
    }
}

#[test]
fn every_field_of_a_view_is_documented() {
    let views: [(&str, &[&str]); 7] = [
        ("page", theme::PageView::FIELDS),
        ("entry", theme::EntryView::FIELDS),
        ("card", theme::Card::FIELDS),
        ("list", theme::ListView::FIELDS),
        ("site", theme::SiteView::FIELDS),
        ("search", theme::SearchView::FIELDS),
        ("letter", theme::LetterView::FIELDS),
    ];
    for (view, fields) in views {
        for field in fields {
            assert!(
                PAGE.contains(&format!("`{view}.{}`", field.trim_start_matches("r#"))),
                "`{view}.{field}`"
            );
        }
        let documented = PAGE
            .split('`')
            .filter_map(|code| code.strip_prefix(&format!("{view}.")));
        for name in documented.filter(|name| {
            !["html", "js"].contains(name) && name.chars().all(|c| c.is_alphanumeric() || c == '_')
        }) {
            let known = fields
                .iter()
                .any(|field| field.trim_start_matches("r#") == name);
            assert!(
                known || view == "card" || view == "entry",
                "`{view}.{name}` is documented and isn't there"
            );
        }
    }
}
