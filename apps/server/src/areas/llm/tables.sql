-- What the application may do with each table of this area, and what of it answers to the ledger (db/governed.sql).
grant select, insert, update on llm_providers, llm_prices, llm_dpas, llm_consumers, llm_limits to muster_app;
grant select, insert, update on llm_outages, llm_spikes to muster_app;
grant select, insert, update, delete on llm_leases, llm_meters, llm_minutes to muster_app;
grant select, insert, delete on llm_calls to muster_app;
grant select, insert on llm_reconciliations to muster_app;

govern llm_providers;
govern llm_prices;
govern llm_dpas;
govern llm_consumers;
govern llm_limits;
govern llm_outages;
govern llm_spikes;
govern llm_reconciliations;
exempt llm_meters; -- counters, which can be counted anew from the calls
exempt llm_leases; -- what servers hold of the counters for a minute
exempt llm_minutes; -- counters of a minute
exempt llm_calls; -- bulk: each batch's entry holds their count and the digest of all of them
