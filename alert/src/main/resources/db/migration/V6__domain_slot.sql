-- Until when the rate of a recipient domain is used up, microseconds since 1970 UTC: one for all copies.
create table domain_slot (
  domain varchar(255) not null primary key,
  free_at bigint not null
);
