-- Why a page was given up, beside the page: who looks at its incident must see what to mend, not only that it failed.
alter table pages add column failure text;
