//! The components of a theme that texts can call: their names and arguments.

use std::collections::BTreeMap;

use tera::{Tera, Value};

/// The arguments of a component.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ComponentArguments {
    /// Each with whether it must be given.
    pub arguments: Vec<(String, bool)>,
}

impl ComponentArguments {
    /// Whether the component knows this argument.
    pub fn knows(&self, name: &str) -> bool {
        self.arguments.iter().any(|(known, _)| known == name)
    }
}

/// Every component that texts can call, by its name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Components(BTreeMap<String, ComponentArguments>);

impl Components {
    /// The components with the metadata `{"markdown": true}`.
    pub(super) fn of(tera: &Tera) -> Self {
        let callable = tera.get_component_names().filter_map(|name| {
            let info = tera.get_component_definition(name)?;
            let is_callable = info
                .metadata()
                .get("markdown")
                .and_then(Value::as_bool)
                .unwrap_or(false);
            let arguments = info
                .args()
                .iter()
                .map(|argument| (argument.name().to_owned(), argument.is_required()))
                .collect();
            is_callable.then(|| (name.to_owned(), ComponentArguments { arguments }))
        });
        Self(callable.collect())
    }

    /// A component.
    pub fn get(&self, name: &str) -> Option<&ComponentArguments> {
        self.0.get(name)
    }

    /// The names of all of them.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
