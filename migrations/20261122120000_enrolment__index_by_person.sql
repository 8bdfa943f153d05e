-- From a person to the enrolments: who sends a request, whose diary it is, which roles somebody holds. Without it each of these
-- walks through all the students of an organization.
create index enrolment__by_person on enrolment (person_id, organization_id);
