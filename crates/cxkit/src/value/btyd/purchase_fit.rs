//! The macro that writes a purchase model's two types: settings that fit, and the fit that predicts.

/// Writes `$Options`, which fits, and `$Fit`, which predicts, from a [`super::model::Model`].
macro_rules! purchase_model {
    (
        $model:ty, $n:literal;
        $(#[doc = $top:literal])*
        $Options:ident;
        $(#[doc = $fit_top:literal])*
        $Fit:ident { $( $(#[doc = $doc:literal])+ $name:ident ),+ }
    ) => {
        options! {
            $(#[doc = $top])*
            pub struct $Options {
                /// How many steps the fit may take.
                max_iterations: u64 = 500u64,
            }
        }

        impl $Options {
            /// Fits the model by maximum likelihood.
            ///
            /// Rows that are alike are worked out once, in sorted order: neither the order of the rows nor the
            /// number of threads changes a bit.
            ///
            /// # Errors
            /// `no_convergence`, with the best point so far, where the steps run out. A likelihood that rises
            /// without end is no error: see [`Estimates::boundary`].
            pub fn fit(&self, customers: &Customers) -> Result<$Fit, Error> {
                model::fit::<$model, $n>(customers, self.max_iterations).map($Fit)
            }
        }

        $(#[doc = $fit_top])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Fit(Estimates);

        impl $Fit {
            const STATE_VERSION: u64 = 1;

            /// The model with known parameters; its predictions have no `parameter` interval.
            ///
            /// # Errors
            /// `out_of_range` unless all are finite and above 0.
            pub fn from_params($($name: f64),+) -> Result<Self, Error> {
                Estimates::given(
                    <$model as Model<$n>>::MODEL,
                    &[$((stringify!($name), $name)),+],
                ).map(Self)
            }

            /// The same fit, whose unit of time is so many days; a fit knows it where its customers did.
            ///
            /// # Errors
            /// `out_of_range` unless it is finite and above 0.
            pub fn with_unit_days(self, days: f64) -> Result<Self, Error> {
                let days = $crate::value::btyd::customers::check_unit(days)?;
                Ok(Self(self.0.with_unit_days(Some(days))))
            }

            /// Parameters, standard errors, covariance, criteria, convergence and boundary.
            #[must_use]
            pub const fn estimates(&self) -> &Estimates {
                &self.0
            }

            $(
                $(#[doc = $doc])+
                #[must_use]
                pub fn $name(&self) -> f64 {
                    self.0.get(stringify!($name)).unwrap_or(f64::NAN)
                }
            )+

            /// The log-likelihood of any customers under these parameters.
            ///
            /// # Errors
            /// `non_finite` where it is beyond the range of numbers.
            pub fn log_likelihood(&self, customers: &Customers) -> Result<f64, Error> {
                model::log_likelihood::<$model, $n>(&self.0, customers)
            }

            /// The chance that each customer still buys, given what was seen.
            ///
            /// Where the model leaves no doubt (1 by construction) the interval is null: `fixed_by_model`.
            ///
            /// # Errors
            /// `bad_option` for a `predictive` interval, which a probability does not have; `out_of_range` for a
            /// level outside 0 to 1.
            pub fn alive_probability(
                &self,
                customers: &Customers,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                model::alive_probability::<$model, $n>(&self.0, customers, options)
            }

            /// The purchases expected of each customer in the time `horizon` after its age.
            ///
            /// A customer of frequency, recency and age 0 is a new one. The interval is that of the expected
            /// value (`parameter`) or of the number of purchases itself (`predictive`).
            ///
            /// # Errors
            /// `out_of_range` for a negative or infinite horizon, or a level outside 0 to 1.
            pub fn expected_purchases(
                &self,
                horizon: f64,
                customers: &Customers,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                model::expected_purchases::<$model, $n>(&self.0, horizon, customers, options)
            }

            /// The purchases expected of all customers together.
            ///
            /// # Errors
            /// As [`Self::expected_purchases`].
            pub fn total_purchases(
                &self,
                horizon: f64,
                customers: &Customers,
                options: &PredictionOptions,
            ) -> Result<TotalResult, Error> {
                model::total_purchases::<$model, $n>(&self.0, horizon, customers, options)
            }

            /// Discounted expected residual purchases: those of all time to come, a purchase after time t counted
            /// as `exp(-discount_rate * t)`. The rate is continuous, per unit of time of the fit:
            /// `ln(1 + d) / periods` for an effective rate d in so many units.
            ///
            /// # Errors
            /// `out_of_range` unless the rate is above 0; `bad_option` for a `predictive` interval.
            pub fn discounted_purchases(
                &self,
                discount_rate: f64,
                customers: &Customers,
                options: &PredictionOptions,
            ) -> Result<Predictions, Error> {
                model::discounted_purchases::<$model, $n>(&self.0, discount_rate, customers, options)
            }

            /// For each customer the chances of 0, 1, ..., `up_to` purchases in the time `horizon` after its age.
            ///
            /// # Errors
            /// `out_of_range` for a negative or infinite horizon, or an `up_to` above a million.
            pub fn purchase_probabilities(
                &self,
                horizon: f64,
                up_to: u64,
                customers: &Customers,
            ) -> Result<Vec<Vec<f64>>, Error> {
                model::purchase_probabilities::<$model, $n>(&self.0, horizon, up_to, customers)
            }

            /// Draws the times of each customer's purchases in the time `horizon` after its age, counted from that
            /// age. The same seed gives the same times, in every runtime and on any number of threads.
            ///
            /// # Errors
            /// `out_of_range` for a negative or infinite horizon.
            pub fn simulate(
                &self,
                horizon: f64,
                customers: &Customers,
                seed: u64,
            ) -> Result<Vec<Vec<f64>>, Error> {
                model::simulate_purchases::<$model, $n>(&self.0, horizon, customers, seed)
            }

            /// Draws new customers of these ages and sums up what they bought.
            ///
            /// # Errors
            /// `out_of_range` for a negative or infinite age, `empty` without any.
            pub fn simulate_customers(&self, ages: &[f64], seed: u64) -> Result<Customers, Error> {
                model::simulate_customers::<$model, $n>(&self.0, ages, seed)
            }

            /// The fit as canonical bytes.
            #[must_use]
            pub fn to_state(&self) -> Vec<u8> {
                let mut writer = StateWriter::new(<$model as Model<$n>>::KIND, Self::STATE_VERSION);
                self.0.write(&mut writer);
                writer.finish()
            }

            /// The fit that was saved, to the bit.
            ///
            /// # Errors
            /// `bad_state` for bytes that are cut, changed, of another kind or of a newer version.
            pub fn from_state(bytes: &[u8]) -> Result<Self, Error> {
                let kind = <$model as Model<$n>>::KIND;
                let mut reader = StateReader::open(bytes, kind, Self::STATE_VERSION)?;
                let estimates = Estimates::read(<$model as Model<$n>>::MODEL, &mut reader)?;
                reader.finish()?;
                if estimates.names() != <$model as Model<$n>>::NAMES {
                    return Err(Error::bad_state("its parameters are not those of the model"));
                }
                Ok(Self(estimates))
            }
        }

        impl $crate::value::btyd::PurchaseFit for $Fit {
            fn estimates(&self) -> &Estimates {
                &self.0
            }

            fn point_predictions(&self, horizon: f64, customers: &Customers) -> Result<Vec<f64>, Error> {
                model::point_predictions::<$model, $n>(&self.0, horizon, customers)
            }

            fn discounted_by_period(
                &self,
                rows: &[[f64; 3]],
                period: f64,
                discounts: &[f64],
                threads: usize,
            ) -> Result<Vec<(f64, [f64; 5])>, Error> {
                $crate::value::btyd::by_age::discounted_by_period::<$model, $n>(
                    &self.0, rows, period, discounts, threads,
                )
            }

            fn count_chances(
                &self,
                parameters: &[f64],
                row: &[f64; 3],
                horizon: f64,
                up_to: usize,
            ) -> Vec<f64> {
                <$model as Model<$n>>::chances(&model::array(parameters), row, horizon, up_to)
            }

            fn count_moments(&self, row: &[f64; 3], horizon: f64) -> (f64, f64) {
                model::count_moments::<$model, $n>(&model::parameters(&self.0), row, horizon)
            }
        }
    };
}
pub(crate) use purchase_model;
