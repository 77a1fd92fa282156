//! The filters that templates have, besides Tera's own.

use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::dates::{Dates, Style};
use super::messages::Messages;
use super::numbers::Numbers;
use crate::config::Config;
use crate::content::Price;
use crate::drawing::{Frame, Weight, fit};
use crate::when::When;

/// The names of the filters, as `docs/themes.md` has them.
pub const NAMES: &[&str] = &[
    "date",
    "time",
    "when",
    "money",
    "number",
    "language_name",
    "absolute",
    "fit",
];

/// What the filters of one language work with.
pub struct FilterTools {
    /// Dates in the language.
    pub dates: Dates,
    /// Numbers in the language.
    pub numbers: Numbers,
    /// The theme, for its words.
    pub theme: Arc<super::Theme>,
    /// The settings, for the site's address and its languages.
    pub config: Arc<Config>,
    /// The language.
    pub lang: crate::lang::Lang,
}

impl FilterTools {
    fn messages(&self) -> &Messages {
        &self.theme.messages[self.lang]
    }
}

/// A text in lines.
#[derive(serde::Serialize)]
struct FittedView {
    size: f32,
    lines: Vec<String>,
}

/// Gives a language's filters to its templates.
pub fn register(tera: &mut Tera, tools: &Arc<FilterTools>) {
    let with = || Arc::clone(tools);
    let tools = with();
    tera.register_filter("date", move |text: &str, args: Kwargs, _: &State| {
        date(&tools, text, &args)
    });
    let tools = with();
    tera.register_filter("time", move |text: &str, _: Kwargs, _: &State| {
        time(&tools, text)
    });
    let tools = with();
    tera.register_filter("when", move |text: &str, args: Kwargs, _: &State| {
        when(&tools, text, &args)
    });
    let tools = with();
    tera.register_filter("money", move |price: &Value, _: Kwargs, _: &State| {
        money(&tools, price)
    });
    let tools = with();
    tera.register_filter("number", move |number: i64, _: Kwargs, _: &State| {
        tools.numbers.whole(number)
    });
    let tools = with();
    tera.register_filter("language_name", move |code: &str, _: Kwargs, _: &State| {
        super::spoken_name(code, tools.messages(), &tools.config.languages)
    });
    let tools = with();
    tera.register_filter("absolute", move |address: &str, _: Kwargs, _: &State| {
        if address.starts_with('/') {
            tools.config.permalink(address)
        } else {
            address.to_owned()
        }
    });
    tera.register_filter("fit", |text: &str, args: Kwargs, _: &State| {
        in_lines(text, &args)
    });
}

fn parse(text: &str) -> TeraResult<When> {
    text.parse()
        .map_err(|_| Error::message(format!("`{text}` is not a date or a time")))
}

fn date(tools: &FilterTools, text: &str, args: &Kwargs) -> TeraResult<String> {
    let name = args.get::<&str>("style")?.unwrap_or("long");
    let style = Style::ALL
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, style)| *style);
    let style = style.ok_or_else(|| {
        let known: Vec<&str> = Style::ALL.iter().map(|(known, _)| *known).collect();
        Error::message(format!(
            "`date` has no style `{name}`: use one of {}",
            known.join(", ")
        ))
    })?;
    Ok(tools.dates.date(parse(text)?.date(), style))
}

fn time(tools: &FilterTools, text: &str) -> TeraResult<String> {
    Ok(match parse(text)? {
        When::Day(_) => String::new(),
        When::Time(time) => tools.dates.time(time.time()),
    })
}

fn when(tools: &FilterTools, text: &str, args: &Kwargs) -> TeraResult<String> {
    let end = match args.get::<&Value>("end")? {
        Some(end) => end.as_str().map(parse).transpose()?,
        None => None,
    };
    Ok(tools.dates.when(parse(text)?, end))
}

/// A price is the view of one: `free`, or `amount` and `currency`.
fn money(tools: &FilterTools, price: &Value) -> TeraResult<String> {
    let field = |name: &'static str| {
        price
            .as_map()
            .and_then(|map| map.get(&tera::value::Key::Str(name)))
    };
    let text = |name| field(name).and_then(Value::as_str);
    let parsed = match (text("amount"), text("currency")) {
        (Some(amount), Some(currency)) => Price::parse(&format!("{amount} {currency}")),
        _ => field("free").map(|_| Price::Free),
    };
    let parsed = parsed.ok_or_else(|| {
        Error::message("`money` wants a price, such as `entry.registration.price`")
    })?;
    Ok(tools
        .numbers
        .money(&parsed)
        .unwrap_or_else(|| tools.messages().text("free")))
}

/// A text as lines in a frame: `size` and `lines`.
fn in_lines(text: &str, args: &Kwargs) -> TeraResult<Value> {
    let sizes = args.must_get::<Vec<f64>>("sizes")?;
    let name = args.get::<&str>("weight")?.unwrap_or("regular");
    let weight = Weight::ALL.iter().find(|(known, _)| *known == name);
    let (_, weight) = weight.ok_or_else(|| {
        let known: Vec<&str> = Weight::ALL.iter().map(|(known, _)| *known).collect();
        let known = known.join(", ");
        Error::message(format!("`fit` has no weight `{name}`: use one of {known}"))
    })?;
    let frame = Frame {
        width: args.must_get::<f64>("width")? as f32,
        height: args.must_get::<f64>("height")? as f32,
        lines: args.get::<usize>("lines")?.unwrap_or(usize::MAX),
        leading: args.get::<f64>("leading")?.unwrap_or(1.2) as f32,
        sizes: sizes.into_iter().map(|size| size as f32).collect(),
        weight: *weight,
    };
    let is_size = |size: &f32| size.is_finite() && *size > 0.0;
    if frame.sizes.is_empty() || !frame.sizes.iter().chain([&frame.leading]).all(is_size) {
        return Err(Error::message(
            "`fit` wants sizes above zero, the largest first",
        ));
    }
    let fitted = fit(text, &frame);
    Ok(Value::from_serializable(&FittedView {
        size: fitted.size,
        lines: fitted.lines,
    }))
}
