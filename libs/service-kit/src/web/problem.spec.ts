import { ForbiddenException, HttpException, NotFoundException } from '@nestjs/common';
import { problem } from '@tributary/contracts';
import { AggregateMissing } from '@tributary/messaging';
import { QueryFailedError } from 'typeorm';
import { DatabaseAway } from '../database/database.js';
import { RuleBroken } from '../rule-broken.js';
import { InvalidRequest } from './invalid-request.js';
import { problemOf } from './problem.js';
import { problemRegistry } from './problems.js';

const registry = problemRegistry({ 'purchase.closed': { status: 409, title: 'This purchase takes no more quantities' } });
const failedWith = (code: string): Error => new QueryFailedError('select 1', [], Object.assign(new Error('no'), { code }));

describe('what an error is answered with', () => {
  it.each([
    ['a broken rule, by its own code', new RuleBroken('purchase.closed'), 409, 'purchase.closed'],
    ['a broken rule that no registry knows', new RuleBroken('purchase.unheard-of', { detail: 'secret' }), 500, 'service.failed'],
    ['fields that do not fit', new InvalidRequest([]), 422, 'request.invalid'],
    ['an aggregate that does not exist', new AggregateMissing('x'), 404, 'not-found'],
    ['a route that does not exist', new NotFoundException('Cannot GET /'), 404, 'not-found'],
    ['a body that is too large', new HttpException('too large', 413), 413, 'request.too-large'],
    ['a refusal of the framework', new HttpException('bad', 400), 400, 'request.malformed'],
    ['a failure of the framework', new HttpException('bad', 501), 500, 'service.failed'],
    ['a database that gives no connection', new DatabaseAway(new Error('ECONNREFUSED')), 503, 'service.unavailable'],
    ['a connection that breaks', failedWith('57P01'), 503, 'service.unavailable'],
    ['a deadlock', failedWith('40P01'), 503, 'service.busy'],
    ['a lock waited for in vain', failedWith('55P03'), 503, 'service.busy'],
    ['a value that somebody else took in the same moment', failedWith('23505'), 409, 'request.conflict'],
    ['a broken constraint', failedWith('23514'), 500, 'service.failed'],
    ['anything else', new TypeError('x is undefined'), 500, 'service.failed'],
    ['what is no error', 'thrown', 500, 'service.failed'],
  ])('%s', (_, error, status, code) => {
    const answer = problemOf(error, registry, 'the-id');
    expect(answer).toMatchObject({ status, code, correlationId: 'the-id' });
    expect(problem.parse(answer)).toMatchObject({ type: `urn:tributary:problem:${code}` });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('carries the figures of a broken rule, which cannot pass for something else', () => {
    const error = new RuleBroken('purchase.closed', {
      detail: 'The cut-off has passed.',
      closedAt: '2026-12-04T23:00:00.000Z',
      status: 200,
      type: 'x',
    });
    expect(problemOf(error, registry, 'the-id')).toEqual({
      type: 'urn:tributary:problem:purchase.closed',
      title: 'This purchase takes no more quantities',
      status: 409,
      code: 'purchase.closed',
      detail: 'The cut-off has passed.',
      closedAt: '2026-12-04T23:00:00.000Z',
      correlationId: 'the-id',
    });
  });

  it('refuses a registry that gives a code of service-kit another meaning', () => {
    expect(() => problemRegistry({ 'not-found': { status: 200, title: 'Fine' } })).toThrow('not-found');
  });

  it('treats what it refuses with 403 by itself as a malformed request, as the guard alone speaks of rights', () => {
    expect(problemOf(new ForbiddenException(), registry, 'the-id').code).toBe('request.malformed');
  });
});
