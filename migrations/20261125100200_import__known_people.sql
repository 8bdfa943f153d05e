alter table import add column known_people text not null default 'taken'
  constraint import__known_people_are_known check (known_people in ('taken', 'made_anew'));
comment on column import.known_people is 'What becomes of people in the file who certainly have a card already.';
