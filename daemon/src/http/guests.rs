//! Open connections: at most so many, and one that only waits makes room for a new one.
//!
//! Why: a limit alone lets a few dozen silent or half-sent requests shut everybody out until their deadlines pass.
//! How: at the limit the connection that has been open longest without an answer being written on it is closed.
//! Only requests with a good token are answered at length, so no stranger can hold a place.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// One open connection.
#[derive(Debug, Default)]
pub struct Guest {
    answering: AtomicBool,
    leave: Notify,
}

impl Guest {
    /// A request begins: until [`Guest::answer`] the connection may be closed for another.
    pub fn ask(&self) {
        self.answering.store(false, Ordering::Relaxed);
    }

    /// An answer is being written: the connection stays.
    pub fn answer(&self) {
        self.answering.store(true, Ordering::Relaxed);
    }

    /// Done when the connection is to be closed.
    pub async fn leave(&self) {
        self.leave.notified().await;
    }

    fn waits(&self) -> bool {
        !self.answering.load(Ordering::Relaxed)
    }
}

/// All open connections.
#[derive(Debug)]
pub struct Guests {
    places: Arc<Semaphore>,
    /// Oldest first; one that was told to leave is no longer here.
    open: Mutex<VecDeque<Arc<Guest>>>,
}

/// A place that is free again when this value goes.
#[derive(Debug)]
pub struct Place {
    _permit: OwnedSemaphorePermit,
    guests: Arc<Guests>,
    guest: Arc<Guest>,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.guests.lock().retain(|guest| !Arc::ptr_eq(guest, &self.guest));
    }
}

impl Place {
    pub fn guest(&self) -> &Arc<Guest> {
        &self.guest
    }
}

impl Guests {
    pub fn new(limit: usize) -> Arc<Self> {
        Arc::new(Guests { places: Arc::new(Semaphore::new(limit)), open: Mutex::default() })
    }

    /// A place for a new connection; `None` only where there are no places any more at all.
    pub async fn admit(self: &Arc<Self>) -> Option<Place> {
        if self.places.available_permits() == 0 {
            let mut open = self.lock();
            if let Some(at) = open.iter().position(|guest| guest.waits())
                && let Some(oldest) = open.remove(at)
            {
                oldest.leave.notify_one();
            }
        }
        let permit = Arc::clone(&self.places).acquire_owned().await.ok()?;
        let guest = Arc::<Guest>::default();
        self.lock().push_back(Arc::clone(&guest));
        Some(Place { _permit: permit, guests: Arc::clone(self), guest })
    }

    /// Closes every connection on which nothing is being answered.
    pub fn send_away(&self) {
        self.lock().iter().filter(|guest| guest.waits()).for_each(|guest| guest.leave.notify_one());
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Arc<Guest>>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn who_waits_longest_makes_room() {
        let guests = Guests::new(2);
        let (first, second) = (guests.admit().await.unwrap(), guests.admit().await.unwrap());
        first.guest().answer();
        let leaves = tokio::spawn(async move {
            second.guest().leave().await;
            drop(second);
        });
        let third = tokio::time::timeout(Duration::from_secs(5), guests.admit()).await.unwrap().unwrap();
        leaves.await.unwrap();
        third.guest().answer();
        let fourth = tokio::time::timeout(Duration::from_millis(50), guests.admit()).await;
        assert!(fourth.is_err(), "answers are not cut off for a newcomer");
    }
}
