import { z } from 'zod';
import { defineEvent, typeOf } from './define-event.js';
import { allEvents, eventsByService } from './events.js';
import * as everything from './index.js';

describe('every event', () => {
  it.each(allEvents.map((contract) => [typeOf(contract), contract] as const))(
    '%s is named, keyed and kept as the house asks',
    (_, contract) => {
      expect(contract.name).toMatch(/^[a-z-]+\.[a-z-]+\.[a-z-]+$/);
      expect(contract.topic).toMatch(/^[a-z-]+\.[a-z-]+$/);
      expect(z.uuid().safeParse(contract.key(contract.example)).success).toBe(true);
      expect(contract.summary).toMatch(/\.$/);
    },
  );

  it('stands in the list of the service that its name begins with', () => {
    for (const [service, events] of Object.entries(eventsByService)) {
      for (const event of events) expect([event.name.split('.')[0], event.topic.split('.')[0]]).toEqual([service, service]);
    }
  });

  it('stands in the list at all', () => {
    const declared = Object.values(everything).filter(isContract);
    expect(new Set(declared)).toEqual(new Set(allEvents));
  });

  it('has a name and version of its own, and a topic has one history', () => {
    expect(new Set(allEvents.map(typeOf)).size).toBe(allEvents.length);
    const histories = new Set(allEvents.map((event) => `${event.topic} ${event.history}`));
    expect(histories.size).toBe(new Set(allEvents.map((event) => event.topic)).size);
  });

  it('drops a field that the reader does not know: a tolerant reader', () => {
    for (const { payload, example } of allEvents) {
      expect(payload.parse({ ...(example as object), addedLater: 1 })).toEqual(example);
    }
  });

  it('puts personal data on compacted topics alone, since only those can forget', () => {
    const kept = allEvents.filter((event) => event.history === 'kept' && event.name !== 'districts.agency.founded');
    for (const { example } of kept) expect(JSON.stringify(example)).not.toMatch(/@|email|subject/i);
  });
});

describe('no pupil data', () => {
  // FERPA is avoided by design: no event and no HTTP shape has a field that speaks of one pupil.
  const denied =
    /pupil(?!s?$)|student(?!s$)|guardian|parent|birth|gender|race|ethnic|disab|iep|grade(point|average)|discipline|lunch|ssn|social.?security/i;
  const exported: [string, unknown][] = Object.entries(everything);
  const schemas = exported.filter((entry): entry is [string, z.ZodType] => entry[1] instanceof z.ZodType);

  it.each([...schemas, ...allEvents.map((event) => [typeOf(event), event.payload] as [string, z.ZodType])])(
    '%s names none',
    (_, schema) => {
      const names = [...JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).matchAll(/"([A-Za-z]+)":/g)].map(
        (match) => match[1] ?? '',
      );
      expect(names.filter((name) => denied.test(name))).toEqual([]);
    },
  );

  it('would be noticed', () => {
    expect(['studentName', 'pupilId', 'guardianEmail', 'dateOfBirth'].every((name) => denied.test(name))).toBe(true);
    expect(['students', 'lowestGrade', 'quantity'].some((name) => denied.test(name))).toBe(false);
  });
});

describe('defineEvent', () => {
  it('refuses a contract whose example does not fit its payload', () => {
    const shape = {
      name: 'a.b.done',
      version: 1,
      topic: 'a.b',
      history: 'kept' as const,
      summary: 'Done.',
      key: () => 'x',
      payload: z.object({ n: z.int() }),
    };
    expect(() => defineEvent({ ...shape, example: { n: 0.5 } })).toThrow();
  });
});

function isContract(value: unknown): value is (typeof allEvents)[number] {
  return typeof value === 'object' && value !== null && 'topic' in value && 'example' in value;
}
