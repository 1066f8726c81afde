"""Places by date: communes, districts, hamlets and landmarks, with their successors."""
