//! The laws of the house over random sites: a rebuild is a clean build, and the machine changes nothing.

mod site;

use proptest::prelude::*;
use site::edit::{Edit, edit};
use site::{Site, assert_well, files, stderr};

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 40, ..ProptestConfig::default() })]

    #[test]
    fn law_1_after_any_edits_a_rebuild_equals_a_clean_build(edits in prop::collection::vec(edit(), 2..7)) {
        let site = Site::new();
        site.write("public/foreign.txt", "not ours");
        for edit in &edits {
            let before = site.published();
            edit.make(&site);
            let output = site.build(&[]);
            let mut published = site.published();
            if output.status.code() == Some(0) {
                published.retain(|(path, _)| !path.ends_with("foreign.txt"));
                prop_assert_eq!(published, site.clean_build());
            } else {
                prop_assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
                prop_assert_eq!(published, before);
            }
            prop_assert_eq!(site.page("foreign.txt"), "not ours");
        }
    }

    #[test]
    fn law_3_threads_and_time_zones_change_nothing(edits in prop::collection::vec(edit(), 4..12)) {
        let site = Site::new();
        for name in 0..4 {
            Edit::News { name, title: "X".into(), text: 0, day: 3 }.make(&site);
        }
        for edit in edits.iter().filter(|edit| edit.breaks_nothing()) {
            edit.make(&site);
        }
        let machines = [("1", "UTC"), ("2", "Pacific/Kiritimati"), ("7", "America/New_York")];
        let outcomes = machines.map(|(threads, zone)| {
            let output = site.build_with(&["--out", &site.path(threads).to_string_lossy()], |command| {
                command.env("RAYON_NUM_THREADS", threads).env("TZ", zone);
            });
            assert_well(&output);
            (stderr(&output), files(&site.path(threads)))
        });
        prop_assert_eq!(&outcomes[0], &outcomes[1]);
        prop_assert_eq!(&outcomes[0], &outcomes[2]);
    }
}
