import { execFile } from 'node:child_process';
import { Logger } from '@nestjs/common';
import { RuleBroken } from '../rule-broken.js';

/** A scan that takes longer counts as no answer. */
const SCAN_MS = 30_000;
const INFECTED = 1;

/**
 * Asks the operator's malware scanner about a file: a command whose words stand in the setting FILE_SCANNER, run without a shell, with the
 * file's path as the last word. Code 0 is clean, 1 infected, as clamdscan has it. Without the setting every file counts as clean.
 */
export class FileScanner {
  private readonly logger = new Logger('FileScanner');

  constructor(
    private readonly command: string | undefined,
    private readonly timeoutMs = SCAN_MS,
  ) {}

  /** Throws `file.infected`, and `file.scanner-away` where the scanner gave no verdict. */
  async scan(path: string): Promise<void> {
    const [program, ...words] = this.command?.split(' ').filter((word) => word !== '') ?? [];
    if (program === undefined) return;
    const code = await this.run(program, [...words, path]);
    if (code === INFECTED) throw new RuleBroken('file.infected');
    if (code !== 0) throw new RuleBroken('file.scanner-away');
  }

  private run(program: string, words: string[]): Promise<unknown> {
    return new Promise((resolve) => {
      execFile(program, words, { timeout: this.timeoutMs, killSignal: 'SIGKILL' }, (error, _, complaint) => {
        if (error && error.code !== INFECTED) this.logger.error(`The scanner gave no verdict: ${error.message} ${complaint}`);
        resolve(error ? (error.code ?? error.signal ?? 'none') : 0);
      });
    });
  }
}
