//! Dates as people write them, clocks and holidays: arithmetic that shows its steps. No clock is
//! read here.

mod clock;
mod date;
mod holidays;
mod zone;

pub use clock::{ClockError, ClockStep, Closure, Count, Reckoning, Roll, closure_of, reckon};
pub use date::{
    Date, DateError, DatePlace, DateStyle, DateWords, Moment, Point, Precision, month_name,
    spell_day,
};
pub use holidays::{Holiday, Holidays, UnknownYear};
pub use zone::Zone;

/// One day of the civil calendar.
pub use chrono::NaiveDate as Day;
