//! Doubles as whole numbers of the same order.

const SIGN: u64 = 1 << 63;

/// The image of a finite double: whole numbers in the order of the values. Both zeros have the image of 0.
#[inline]
pub(crate) fn image(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    // All bits of a negative value are turned, of another only the sign.
    bits ^ (((bits as i64) >> 63) as u64 | SIGN)
}

/// The double whose image it is.
#[inline]
pub(crate) fn from_image(image: u64) -> f64 {
    f64::from_bits(if image & SIGN == 0 { !image } else { image ^ SIGN })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_keep_the_order_and_lead_back() {
        let values =
            [f64::MIN, -1e10, -2.5, -2.0, -5e-324, 0.0, 5e-324, f64::MIN_POSITIVE, 1.0, 1.5, 3e300, f64::MAX];
        for pair in values.windows(2) {
            assert!(image(pair[0]) < image(pair[1]), "{pair:?}");
        }
        assert!(values.iter().all(|&value| from_image(image(value)) == value));
        assert_eq!(image(-0.0), image(0.0));
        assert!(from_image(image(-0.0)).is_sign_positive());
    }
}
