//! Coordinates along which a likelihood is straight.

use super::newton::Derivatives;

/// Derivatives by other logarithms: the i-th new coordinate moves the old ones named in `parts[i]`, each as far as
/// itself.
///
/// A beta distribution whose customers do not differ has both parameters at infinity and their ratio where it was.
/// In the logarithms of the ratio and of the second parameter that is a straight line, which a damped step follows.
pub(super) fn regrouped(at: &Derivatives, parts: &[&[usize]]) -> Derivatives {
    let size = at.gradient.len();
    let mut by = Derivatives::new(parts.len());
    by.value = at.value;
    for (i, own) in parts.iter().enumerate() {
        by.gradient[i] = own.iter().map(|&k| at.gradient[k]).sum();
        for (j, other) in parts.iter().enumerate().take(i + 1) {
            let bend = own.iter().flat_map(|&k| other.iter().map(move |&l| at.hessian[size * k + l])).sum();
            by.set(i, j, bend);
        }
    }
    by
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_by_its_ratio() {
        // f = ln a + 2 ln b + ln a ln b at a = e, b = e²; with a = r b: f(ln r, ln b), by hand.
        let mut at = Derivatives::new(2);
        at.value = 7.0;
        at.gradient = vec![3.0, 3.0];
        at.set(0, 1, 1.0);
        let by = regrouped(&at, &[&[0], &[0, 1]]);
        assert_eq!((by.value, by.gradient, by.hessian), (7.0, vec![3.0, 6.0], vec![0.0, 1.0, 1.0, 2.0]));
    }
}
