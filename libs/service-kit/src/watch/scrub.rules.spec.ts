import { scrub } from './scrub.rules.js';

const JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJiZWEifQ.c2lnbmF0dXJl';

describe('what is taken out of a log line', () => {
  it.each([
    ['a bearer token', 'authorization: Bearer abc.def-ghi', 'authorization: Bearer [scrubbed]'],
    ['a JWT by itself', `got ${JWT} here`, 'got [scrubbed] here'],
    ['a field named like a secret', '{"clientSecret":"s3cret","a":1}', '{"clientSecret":"[scrubbed]","a":1}'],
    ['a cookie in any letters', '{"Set-Cookie":"sid=1; HttpOnly"}', '{"Set-Cookie":"[scrubbed]"}'],
    [
      'a field in a text of JSON',
      String.raw`{"msg":"{\"password\":\"p\\\"w\",\"b\":2}"}`,
      String.raw`{"msg":"{\"password\":\"[scrubbed]\",\"b\":2}"}`,
    ],
    ['a password with a quote in it', String.raw`{"password":"a\"b","c":"d"}`, '{"password":"[scrubbed]","c":"d"}'],
    ['a parameter of an address', '/callback?code=abc&x=1', '/callback?code=[scrubbed]&x=1'],
    ['an unsubscribe token', 'GET /unsubscribe?token=t0ken', 'GET /unsubscribe?token=[scrubbed]'],
    ['the password of an address', 'postgres://owner:pw@db:5432/x', 'postgres://owner:[scrubbed]@db:5432/x'],
    ['a password in words', 'failed with password=hunter2.', 'failed with password=[scrubbed]'],
  ])('%s', (_, line, expected) => {
    expect(scrub(line)).toBe(expected);
  });

  it.each([
    '{"level":"info","status":200,"route":"/v1/notes/:noteId","correlationId":"019a3b5c-0000-7000-8000-00000000d001"}',
    '{"msg":"GET /v1/districts?search=winfield&after=abc"}',
    '{"msg":"http://127.0.0.1:8400/o/1 is up at 10:20@noon"}',
  ])('and nothing else: %s', (line) => {
    expect(scrub(line)).toBe(line);
  });
});
