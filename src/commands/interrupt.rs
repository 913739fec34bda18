//! What ends a build early: Ctrl-C, and the signals by which a terminal or a system asks a program
//! to end.

#[cfg(unix)]
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

#[cfg(unix)]
use signal_hook::consts::SIGHUP;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

#[cfg(unix)]
const SIGNALS: [i32; 3] = [SIGINT, SIGTERM, SIGHUP];
#[cfg(not(unix))]
const SIGNALS: [i32; 2] = [SIGINT, SIGTERM];

/// Listens for signals. The first one ends the program at once while nothing is written, and is
/// else waited for by [`Interrupt::signal`]; the second one ends it in any case.
pub(super) struct Interrupt {
    at_once: Arc<AtomicBool>,
    signal: Arc<AtomicUsize>,
}

impl Interrupt {
    /// Begins to listen.
    pub(super) fn listen() -> Interrupt {
        let interrupt = Interrupt {
            at_once: Arc::new(AtomicBool::new(true)),
            signal: Arc::new(AtomicUsize::new(0)),
        };
        for signal in SIGNALS {
            if !is_left_alone(signal) {
                // Where the system lets nobody listen, the program ends as it would without this.
                let _ = interrupt.listen_for(signal);
            }
        }
        interrupt
    }

    /// Notes a signal from here on, instead of ending the program: something is written that has to
    /// be cleared.
    pub(super) fn hold(&self) {
        self.at_once.store(false, Ordering::SeqCst);
    }

    /// Returns the number of the signal that came, if one did.
    pub(super) fn signal(&self) -> Option<u8> {
        u8::try_from(self.signal.load(Ordering::SeqCst))
            .ok()
            .filter(|signal| *signal != 0)
    }

    /// Listens for one signal. What it does, it does in this order.
    fn listen_for(&self, signal: i32) -> std::io::Result<()> {
        let (at_once, number) = (&self.at_once, &self.signal);
        flag::register_conditional_shutdown(signal, 128 + signal, Arc::clone(at_once))?;
        flag::register_usize(signal, Arc::clone(number), signal as usize)?;
        flag::register(signal, Arc::clone(at_once))?;
        Ok(())
    }
}

/// Returns whether the program was started by `nohup`, which has it outlive the terminal, as far as
/// the system tells.
#[cfg(unix)]
fn is_left_alone(signal: i32) -> bool {
    if signal != SIGHUP {
        return false;
    }
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status
        .lines()
        .find_map(|line| line.strip_prefix("SigIgn:"))
        .map(str::trim);
    let ignored = mask.and_then(|mask| u64::from_str_radix(mask, 16).ok());
    ignored.unwrap_or_default() & (1 << (signal - 1)) != 0
}

/// Returns whether a signal is not for this program: here there is none of that kind.
#[cfg(not(unix))]
fn is_left_alone(_signal: i32) -> bool {
    false
}
