//! Reads which checks a site makes, and what its record leaves out.

use super::super::fields::Fields;
use super::super::reading::Reading;
use crate::diagnostic::{Code, KeyPath, Part, Severity, nearest};

/// Reads `checks`: codes, each `off`, `warning` or `error`.
pub(super) fn checks(
    reading: &Reading<'_>,
    fields: &mut Fields<'_, '_>,
) -> Vec<(Code, Option<Severity>)> {
    let mut checks = Vec::new();
    for (name, level) in fields.text_map("checks") {
        let at = KeyPath::default().key("checks").key(&name);
        let mistake = |part: Part, message: String, help: String| {
            reading.mistake(Code::InvalidSetting, &at, part, message, Some(help));
        };
        let code = match Code::named(&name) {
            Some(code) if code.can_be_set() => code,
            Some(_) => {
                let message = format!("`{name}` is always an error");
                let help = "fix the error in its file; this code cannot be turned off".to_owned();
                mistake(Part::Key, message, help);
                continue;
            }
            None => {
                let known = Code::ALL.iter().filter(|code| code.can_be_set());
                let help = nearest(&name, known.map(|code| code.name()))
                    .map(|near| format!("did you mean `{near}`?"))
                    .unwrap_or_else(|| "run `docketpress explain` to see all codes".to_owned());
                mistake(Part::Key, format!("`{name}` is not a code"), help);
                continue;
            }
        };
        match &*level {
            "off" => checks.push((code, None)),
            "warning" => checks.push((code, Some(Severity::Warning))),
            "error" => checks.push((code, Some(Severity::Error))),
            _ => mistake(
                Part::Value,
                format!("`{level}` is not a level"),
                "write `off`, `warning` or `error`".to_owned(),
            ),
        }
    }
    checks
}

/// Reads globs, none of them where one is wrong.
pub(super) fn globs(
    reading: &Reading<'_>,
    fields: &mut Fields<'_, '_>,
    key: &'static str,
) -> Vec<String> {
    let globs = fields.texts(key);
    let Err((index, why)) = super::super::walk::globs(&globs) else {
        return globs;
    };
    let at = KeyPath::default().key(key).index(index);
    let message = format!("this is not a glob: {why}");
    reading.mistake(Code::InvalidPattern, &at, Part::Value, message, None);
    Vec::new()
}
