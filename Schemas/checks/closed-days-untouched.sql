-- Entries booked on a day that had been closed when they were recorded.
SELECT e.number, e.booked_on, c.through_on
FROM period_close c JOIN entry e ON e.batch > c.batch AND e.booked_on <= c.through_on;
