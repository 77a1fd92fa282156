//! What taking part costs.

use std::fmt;

/// An amount of money in hundredths, and its currency; nothing for free.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Price {
    /// It costs nothing.
    Free,
    /// It costs an amount.
    Amount {
        /// Hundredths of the currency's unit.
        hundredths: u64,
        /// The ISO 4217 code of the currency: `EUR`.
        currency: String,
    },
}

impl Price {
    /// Reads `0`, or an amount with a point and a currency: `7.50 EUR`, or `7.5 EUR`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if text == "0" {
            return Some(Self::Free);
        }
        let (amount, currency) = text.split_once(' ')?;
        let currency = currency.trim();
        let is_code = currency.len() == 3 && currency.bytes().all(|byte| byte.is_ascii_uppercase());
        let (whole, cents) = amount.split_once('.').unwrap_or((amount, "00"));
        let digits =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_code || !digits(whole) || !digits(cents) || cents.len() > 2 {
            return None;
        }
        let cents = format!("{cents:0<2}");
        let hundredths = whole
            .parse::<u64>()
            .ok()?
            .checked_mul(100)?
            .checked_add(cents.parse().ok()?)?;
        if hundredths == 0 {
            return Some(Self::Free);
        }
        Some(Self::Amount {
            hundredths,
            currency: currency.to_owned(),
        })
    }
}

/// The amount as schema.org has it: `7.50`.
impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Free => f.write_str("0"),
            Self::Amount { hundredths, .. } => {
                write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Price;

    #[test]
    fn amounts_are_exact() {
        let price = Price::parse("7.50 EUR").expect("a price");
        assert_eq!(
            price,
            Price::Amount {
                hundredths: 750,
                currency: "EUR".into()
            }
        );
        assert_eq!(Price::parse("7.5 EUR"), Some(price));
        assert_eq!(Price::parse("0"), Some(Price::Free));
        for wrong in [
            "7,50 EUR",
            "7.505 EUR",
            "EUR 7.50",
            "free",
            "-1 EUR",
            "99999999999999999999 EUR",
        ] {
            assert_eq!(Price::parse(wrong), None, "{wrong}");
        }
    }
}
