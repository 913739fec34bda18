//! A value of the front matter as it was typed: text, a truth value, a list or a map.

/// A value as typed. Numbers stay text, so that `2005.110` and `0012` lose nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A key with nothing after it.
    Empty,
    /// `true` or `false`, unquoted.
    Bool(bool),
    /// Any other scalar, without its quotation marks.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// A map, in the order in which it was written.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Names the shape for a message.
    pub fn shape(&self) -> &'static str {
        match self {
            Node::Empty => "nothing",
            Node::Bool(_) => "true or false",
            Node::Text(_) => "text",
            Node::List(_) => "a list",
            Node::Map(_) => "a map",
        }
    }
}
