-- What a digest lists, counted for the archive; empty for digests kept before this column was there.
alter table edition add column summary varchar(500) not null default '{}';
