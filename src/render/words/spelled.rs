//! How a theme spells dates.

use crate::docket::Node;
use crate::text::Phrase;
use crate::time::{DateStyle, DateWords};

/// Reads how dates are spelled from the group `dates`.
pub(super) fn dates(words: &Node) -> Result<DateWords, String> {
    let group = step(words, "dates")?;
    Ok(DateWords {
        spelled: style(group, "spelled")?,
        list: style(group, "list")?,
        legal: style(group, "legal")?,
        weekdays: texts(group, "weekdays")?,
        weekday: phrase(group, "weekday")?,
        moment: phrase(group, "moment")?,
        halves: texts(group, "halves")?,
    })
}

fn style(group: &Node, name: &str) -> Result<DateStyle, String> {
    let group = step(group, name)?;
    Ok(DateStyle {
        months: texts(group, "months")?,
        day: phrase(group, "day")?,
        day_of_year: phrase(group, "day_of_year")?,
        month: phrase(group, "month")?,
        month_of_year: phrase(group, "month_of_year")?,
        days: phrase(group, "days")?,
        days_of_year: phrase(group, "days_of_year")?,
        range: phrase(group, "range")?,
        about: phrase(group, "about")?,
        uncertain: phrase(group, "uncertain")?,
        unknown: phrase(group, "unknown")?.as_str().to_owned(),
    })
}

fn step<'a>(group: &'a Node, name: &str) -> Result<&'a Node, String> {
    let found = match group {
        Node::Map(map) => map.iter().find(|(key, _)| key == name),
        _ => None,
    };
    found
        .map(|(_, node)| node)
        .ok_or_else(|| format!("the words for dates lack `{name}`"))
}

pub(super) fn phrase(group: &Node, name: &str) -> Result<Phrase, String> {
    match step(group, name)? {
        Node::Text(text) => Ok(Phrase::new(text.as_str())),
        _ => Err(format!("`{name}` in the words for dates must be text")),
    }
}

fn texts<const N: usize>(group: &Node, name: &str) -> Result<[String; N], String> {
    let wrong = || format!("`{name}` in the words for dates must be a list of {N} words");
    let Node::List(list) = step(group, name)? else {
        return Err(wrong());
    };
    let texts = list.iter().filter_map(|node| match node {
        Node::Text(text) => Some(text.as_str().to_owned()),
        _ => None,
    });
    texts.collect::<Vec<_>>().try_into().map_err(|_| wrong())
}
