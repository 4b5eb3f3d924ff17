-- A snapshot is dense already: compressing it saves next to nothing and takes most of the time of opening a long text.
alter table document_snapshot alter column state set storage external;
