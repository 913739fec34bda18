//! Maps by a quick hash. Linking looks up a hundred thousand names at every save, and the standard
//! hash withstands anyone who may choose them; these are the names of one's own record, and the
//! seed is random all the same.
//!
//! Nothing that is put out may depend on the order of such a map.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

/// A map by a quick hash.
pub(crate) type Map<K, V> = HashMap<K, V, RandomState>;

/// A set by a quick hash.
pub(crate) type Set<K> = HashSet<K, RandomState>;
