-- planted: nothing
grant select on incidents to muster_app;

govern incidents;
