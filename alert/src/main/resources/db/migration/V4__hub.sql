-- Which digests a WebSub hub was told of.
create table hub_announcement (
  hub varchar(500) not null,
  edition_id varchar(200) not null,
  announced_at bigint not null,
  primary key (hub, edition_id)
);
