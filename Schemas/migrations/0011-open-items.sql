-- Open items: when an invoice is due, what of it is retained and until when, the discount that a
-- payment takes, and the guarantee that replaces a retention.

INSERT INTO fact (id) VALUES
  ('due-on'), ('retention'), ('retention-due'), ('discount'), ('guarantee');
