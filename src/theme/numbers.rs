//! Numbers and amounts of money as a language writes them.

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;

use crate::content::Price;

/// Writes numbers in one language.
pub struct Numbers {
    decimal: DecimalFormatter,
    place: SymbolPlace,
}

/// Where the sign of a currency stands. CLDR's patterns for this are not in stable `icu` yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum SymbolPlace {
    /// '€7.50'
    Before,
    /// '€ 7,50'
    BeforeWithSpace,
    /// '7,50 €'
    After,
}

impl Numbers {
    /// The numbers of a locale. None if there is no data for it.
    pub fn new(locale: &str) -> Option<Self> {
        let locale: Locale = locale.parse().ok()?;
        let decimal = DecimalFormatter::try_new(
            (&locale).into(),
            icu_decimal::options::DecimalFormatterOptions::default(),
        )
        .ok()?;
        let place = match locale.id.language.as_str() {
            "en" | "ga" | "ja" | "ko" | "zh" | "hi" | "he" => SymbolPlace::Before,
            "nl" | "fy" | "nb" | "no" | "tr" => SymbolPlace::BeforeWithSpace,
            _ => SymbolPlace::After,
        };
        Some(Self { decimal, place })
    }

    /// A whole number.
    pub fn whole(&self, number: i64) -> String {
        self.decimal.format(&Decimal::from(number)).to_string()
    }

    /// An amount of money; whole amounts without the hundredths. None for what costs nothing.
    pub fn money(&self, price: &Price) -> Option<String> {
        let Price::Amount {
            hundredths,
            currency,
        } = price
        else {
            return None;
        };
        let mut amount = Decimal::from(*hundredths);
        amount.multiply_pow10(-2);
        if hundredths % 100 == 0 {
            amount.trim_end();
        }
        let amount = self.decimal.format(&amount).to_string();
        let symbol = match currency.as_str() {
            "EUR" => "€",
            "GBP" => "£",
            "USD" => "$",
            code => return Some(format!("{code}\u{a0}{amount}")),
        };
        Some(match self.place {
            SymbolPlace::Before => format!("{symbol}{amount}"),
            SymbolPlace::BeforeWithSpace => format!("{symbol}\u{a0}{amount}"),
            SymbolPlace::After => format!("{amount}\u{a0}{symbol}"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_the_language_writes_them() {
        let price = |text| Price::parse(text).expect("a price");
        let nl = Numbers::new("nl-NL").expect("a locale");
        let en = Numbers::new("en-GB").expect("a locale");
        assert_eq!(nl.money(&price("7.50 EUR")).as_deref(), Some("€\u{a0}7,50"));
        assert_eq!(en.money(&price("1250 EUR")).as_deref(), Some("€1,250"));
        assert_eq!(en.money(&Price::Free), None);
    }
}
