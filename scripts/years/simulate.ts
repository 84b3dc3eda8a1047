import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { RequestStatus, WaitingOn } from '@gdap-manager/entities';
import { defaultPolicy, type Policy } from '@gdap-manager/plugins';
import { createRandom } from '../crash/random';
import { silentProgress } from '../lib/progress';
import { startStack, type Stack } from '../lib/stack';
import { startHandlersProcess, type HandlersProcess } from './handlers-process';
import { describeGap } from './describe';
import { judge, type Judgement, type Line } from './judge';
import { leftovers } from './leftovers';
import { linesOf } from './lines';
import { createMailbox } from './mailbox';
import { createObserver } from './observer';
import { createOurStaff } from './our-staff';
import { answerOf, type Deed } from './personas';
import { troubleOf } from './troubles';
import { addressOf, populate } from './world';

export interface SimulationOptions {
  readonly customers: number;
  readonly years: number;
  /** The same seed plays the same customers, kills and failures. */
  readonly seed: number;
  /** Days from one look at the world to the next, at most. */
  readonly stepDays: number;
  /** How often the handlers are killed in the middle of their work. */
  readonly kills: number;
  /** How often calls are made to fail, each time up to five of them. */
  readonly faults: number;
  readonly solutionZip: Uint8Array;
  readonly log: (line: string) => void;
}

export interface SimulationReport {
  readonly lines: readonly Line[];
  readonly judgement: Judgement;
  /** What is wrong; empty when nothing is. */
  readonly problems: readonly string[];
  readonly steps: number;
  readonly kills: number;
  readonly faults: number;
  readonly messages: number;
  readonly calls: { readonly graph: number; readonly dataverse: number };
}

const day = 24 * 3600 * 1000;

/** Microsoft's own times in this world, in milliseconds: such as people see. */
const microsoft = { requestMs: 2000, provisioningStartsMs: 5000, provisioningMs: 15_000, assignmentMs: 10_000, assignmentRemovalMs: 5000, operationMs: 5000, terminationMs: 5000, expiryMs: 5000 };
/** From an approval to the assignments: Microsoft's time, the step of our clock, and a minute for us. */
const needed = microsoft.provisioningStartsMs + microsoft.provisioningMs + microsoft.assignmentMs + 60_000;

/** A real environment's intervals. Ticks are asked for, and what is waited for in real time is nothing: the clock stands still meanwhile. */
const policy: Policy = { ...defaultPolicy, tickMs: 1_000_000, lockConfirmMs: 0 };

/** How far the clock goes while Microsoft works on something, or the handlers look again soon. */
const workStep = 'PT15S';
const soonMs = 5 * 60_000;
/** However much there is to do: what is left is done later. */
const mostWorkSteps = 40;

const waitsForMicrosoft =
  `statuscode eq ${RequestStatus.submitting} or statuscode eq ${RequestStatus.activating} or statuscode eq ${RequestStatus.terminating} or (statuscode eq ${RequestStatus.active} and gdap_waitingon eq ${WaitingOn.microsoft})`;

/**
 * Lets customers and handlers live through years on the sandbox's clock, while calls fail and the handlers are killed,
 * and looks from outside, at Microsoft and at the mail that left, whether anybody lost access who had approved in
 * time, and whether anybody got a message twice.
 */
export async function simulate(options: SimulationOptions): Promise<SimulationReport> {
  const random = createRandom(options.seed);
  // The clock moves by steps alone: what happens when does not depend on how fast this machine is. Each seed has its own calendar.
  const wallClock = () => Date.UTC(2027, 0, 1) + options.seed * 37 * day;
  const dataDir = mkdtempSync(join(tmpdir(), 'years-'));
  let handlers: HandlersProcess | undefined;
  let running: Stack | undefined;
  const stack = running = await startStack({
    port: 0, dataDir, solutionZip: options.solutionZip, progress: silentProgress, policy, sandbox: { settings: { graph: microsoft }, wallClock },
    startHandlers: async (settings, api) => (handlers = await startHandlersProcess(settings, api, () => running?.sandbox.clock.now().getTime() ?? wallClock())),
  });
  const { api, controls, graph, sandbox: { clock } } = stack;
  const observer = createObserver(graph, controls);
  const mailbox = createMailbox(controls);
  const ourStaff = createOurStaff(stack);
  const moment = () => clock.now().getTime();

  try {
    const { actors, wanted } = await populate(stack, options.customers, random);
    const byAddress = new Map(actors.map((actor) => [addressOf(actor.customer), actor]));
    await look();
    const start = moment();
    const end = start + options.years * 365 * day;
    let [steps, kills, faults] = [0, 0, 0];

    for (let now = start; now < end; steps += 1) {
      const share = (now - start) / (end - start);
      if (faults < options.faults * share) {
        await controls.addFault(troubleOf(random));
        faults += 1;
      }
      await customersAct(now);
      if (kills < options.kills * share) {
        await kill();
        kills += 1;
      }
      await look();
      now = moment();
      if (steps % 50 === 0) options.log(`day ${Math.round((now - start) / day)}: ${mailbox.count()} messages, ${kills} kills, ${faults} failures`);
      const soonest = now + (options.stepDays / 2) * day;
      const next = nextMoment(soonest, Math.min(end, random.between(soonest, now + options.stepDays * day)), actors.flatMap(({ deeds }) => deeds));
      clock.advance(`PT${Math.max(60, Math.ceil((next - now) / 1000))}S`);
      now = moment();
    }
    for (let round = 0; round < 3; round += 1) {
      clock.advance('PT2H');
      await look();
    }

    const lives = observer.lives();
    const judgement = judge(lives, wanted, moment(), needed);
    const personaOf = new Map(actors.map(({ customer, persona }) => [customer.tenantId, persona]));
    const calls = await controls.calls();
    const of = (service: string) => calls.reduce((sum, call) => sum + (call.service === service ? call.count : 0), 0);
    return {
      lines: linesOf(actors, lives, judgement), judgement, steps, kills, faults, messages: mailbox.count(), calls: { graph: of('graph'), dataverse: of('dataverse') },
      problems: [
        ...judgement.gaps.filter(({ isOurs }) => isOurs).map((gap) => describeGap(gap, lives, personaOf.get(gap.customer))),
        ...mailbox.doubles(),
        ...(await leftovers(stack, actors.map(({ customer, persona }) => ({ ...customer, persona })))),
      ],
    };

    async function customersAct(now: number): Promise<void> {
      for (const { deeds } of actors) {
        for (const deed of deeds.filter(({ on }) => on <= now)) {
          deeds.splice(deeds.indexOf(deed), 1);
          // It may have lapsed, or have been withdrawn.
          const isDone = await controls.customer(deed.relationshipId, deed.do).then(() => true, () => false);
          if (isDone && deed.do === 'terminate') observer.noteRemoval(deed.relationshipId);
        }
      }
    }

    async function look(): Promise<void> {
      await settle();
      // What was to fail and nobody has asked for is not meant for us, who only watch.
      await controls.clearFaults();
      await observer.look();
      for (const { to, relationshipIds, on } of await mailbox.read()) {
        const actor = byAddress.get(to);
        if (!actor) continue;
        for (const relationshipId of relationshipIds) {
          const message = (actor.asked.get(relationshipId) ?? 0) + 1;
          actor.asked.set(relationshipId, message);
          const [first] = actor.asked.keys();
          actor.deeds.push(...answerOf(actor.persona, { relationshipId, on, message, isFirst: relationshipId === first, endsOn: observer.endOf(actor.customer.tenantId) }, random));
          if (actor.persona === 'contrary' && message === 1 && actor.asked.size === 2) await ourStaff.askTwice(actor, relationshipId);
        }
      }
      for (const actor of actors) {
        const [inForce] = observer.inForceOf(actor.customer.tenantId);
        if (!inForce) continue;
        if (actor.persona === 'administrator') await ourStaff.removeGlobalAdministrator(actor);
        if (actor.persona === 'removes us' && !actor.deeds.some((deed) => deed.do === 'terminate')) actor.deeds.push({ on: moment() + random.between(20, Math.min(400, options.years * 200)) * day, do: 'terminate', relationshipId: inForce });
      }
    }
  } finally {
    await stack.close();
    rmSync(dataDir, { recursive: true, force: true });
  }

  /** Until nothing is left to do before the clock moves on. */
  async function settle(): Promise<void> {
    for (let round = 0; round < mostWorkSteps; round += 1) {
      const left = await handlers!.settle();
      // What came due while they looked, too; not what is left alone for longer.
      const [now, soon] = [moment() - 1000, moment() + soonMs].map((time) => new Date(time).toISOString());
      const isDueSoon = ['gdap_nextcheckon', 'gdap_renewalcheckon'].map((column) => `(${column} ge ${now} and ${column} lt ${soon})`).join(' or ');
      // A failure that was meant for the handlers says nothing.
      const isBusy = left > 0 || (await api.list(`gdap_requests?$select=gdap_requestid&$filter=${waitsForMicrosoft} or ${isDueSoon}&$top=1`).then((rows) => rows.length > 0, () => true));
      if (!isBusy) return;
      clock.advance(workStep);
    }
  }

  /** In the middle of what has just come up. */
  async function kill(): Promise<void> {
    void handlers!.settle().catch(() => undefined);
    await sleep(random.between(5, 250));
    await handlers!.killAndRestart();
  }
}

/** When the world is looked at next: when somebody does something, but not too soon unless it matters exactly. Pure. */
const nextMoment = (soonest: number, latest: number, deeds: readonly Deed[]): number =>
  Math.min(latest, ...deeds.map(({ on, isExact }) => (isExact ? on : Math.max(on, soonest))));
