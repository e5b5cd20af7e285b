// The thirteen-state IVR flow of ../ivr.flow in XState 5: the same 25 events a run, with timers (`after`), entry hooks and a journal record.
// Prints one JSON line: {events, seconds, version}.
import { createActor, createMachine, SimulatedClock } from "xstate";
import { readFileSync } from "node:fs";

const script = JSON.parse(process.argv[2]);
const seconds = Number(process.argv[3]);
let journal = [];
const record = ({ event }) => { journal.push({ at: 0, kind: event.type, key: event.key }); };
const hear = (text) => ({ entry: [record, () => { journal.push({ at: 0, kind: "speak", text }); }] });
const keys = (table) => Object.entries(table).map(([key, target]) => ({ target, guard: ({ event }) => event.key === key, actions: record }));
const menu = (text, table, silent) => ({
  ...hear(text), after: { 6000: silent },
  on: { KEY: [...keys(table), { target: silent, actions: record }], SAID: { actions: record } },
});
const step = (text, next) => ({ ...hear(text), on: { SAID: { target: next, actions: record } } });

const machine = createMachine({
  id: "ivr", initial: "start",
  states: {
    start: step("Welcome.", "language"),
    language: menu("For English, press 1.", { 1: "hours" }, "hours"),
    hours: { ...hear(""), always: [{ guard: () => true, target: "options" }, { target: "closed" }] },
    options: menu("Press 1, 2 or 3.", { 1: "bills", 2: "faults", 3: "news" }, "closed"),
    bills: menu("Press 1, 2 or 9.", { 1: "last_bill", 2: "older_bill", 9: "options" }, "options"),
    last_bill: step("It is paid.", "bills"),
    older_bill: step("It is paid, too.", "bills"),
    faults: menu("Press 1, 2 or 9.", { 1: "power", 2: "gas", 9: "options" }, "options"),
    power: step("The power is on.", "faults"),
    gas: step("The gas is on.", "faults"),
    news: step("There is no news.", "options"),
    closed: step("We are closed.", "farewell"),
    farewell: { entry: record, type: "final" },
  },
  on: { HANGUP: { target: ".farewell", actions: record } },
});

function run() {
  journal = [];
  const actor = createActor(machine, { clock: new SimulatedClock() });
  actor.start();
  for (const event of script) actor.send(event);
  if (actor.getSnapshot().status !== "done") throw new Error(`not at the end: ${JSON.stringify(actor.getSnapshot().value)}`);
  return journal.length;
}

// Once the caller has been asked twice: what a snapshot weighs, and how fast it is stored and restored.
function snapshots() {
  const actor = createActor(machine, { clock: new SimulatedClock() });
  actor.start();
  for (const event of script.slice(0, 6)) actor.send(event);
  const stored = JSON.stringify(actor.getPersistedSnapshot());
  const restored = createActor(machine, { clock: new SimulatedClock(), snapshot: JSON.parse(stored) });
  if (restored.getSnapshot().value !== actor.getSnapshot().value) throw new Error("not restored");
  return stored.length;
}

const work = process.argv[4] === "snapshot" ? () => (snapshots(), 1) : () => (run(), script.length + 1);
for (let n = 0; n < 200; n++) work();
const begun = process.hrtime.bigint();
let events = 0, spent = 0;
do {
  for (let n = 0; n < 50; n++) events += work();
  spent = Number(process.hrtime.bigint() - begun) / 1e9;
} while (spent < seconds);
const version = JSON.parse(readFileSync(new URL("./node_modules/xstate/package.json", import.meta.url))).version;
console.log(JSON.stringify({ events, seconds: spent, version, bytes: process.argv[4] === "snapshot" ? snapshots() : 0 }));
