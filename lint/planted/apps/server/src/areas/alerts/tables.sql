-- planted: nothing
grant select on alerts to muster_app;

govern alerts;
