-- Passages keep the ids of those they name, whom extracts show under their names of today: texts that name somebody are read again.

update document_index set position = 0
where document_id in (select document_id from document_reference where kind in ('person', 'organisation'));
