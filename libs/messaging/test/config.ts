/** The addresses that `npm run stack` gives to a test run. Throws when the run was started without it. */
export function stackAddress(name: 'TEST_DATABASE_URL' | 'KAFKA_BROKERS'): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set: run the tests through \`npm run stack -- jest …\`.`);
  return address;
}

export function brokers(): string[] {
  return stackAddress('KAFKA_BROKERS').split(',');
}
