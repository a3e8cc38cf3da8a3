-- When an alert was first said to be over: a repetition of that, which heard_at follows, must not move it in a timeline.
alter table alerts add column over_heard_at timestamptz;
update alerts set over_heard_at = heard_at where state = 'resolved' and episode_end is not null;
