-- What was sent in an author's name by somebody else: few rows of a log, compared with the author's own word when they come.
create index document_update_relayed on document_update (document_id, position) where not verified;
