-- What is said in chat waits for somebody else's API: a lane of its own, so that nothing else ever waits behind it.
alter table due_work drop constraint due_work_lane_check;
alter table due_work add constraint due_work_lane_check
  check (lane in ('page', 'clock', 'prompt', 'chat', 'housekeeping'));
