import { stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Access } from '@tributary/service-kit';
import { RuleBroken } from '@tributary/service-kit/rule-broken';
import { type FastifyReply } from 'fastify';
import { Gateway } from '../config.js';

/** Paths that belong to programs: what is not routed there does not exist, instead of being a page. */
const NO_PAGE = /^(api|health|metrics|reference)(\/|$)/;

/** Files whose name begins with a dot are nobody's to read. */
const HIDDEN = /(^|[/\\])\./;

/**
 * The portal: its hashed assets, which never change and may be kept for ever, and for every other path its one page, which finds out by itself
 * what to show, and is asked for again each time.
 */
@Access('anyone')
@Controller()
export class PortalController {
  private readonly root: string;

  constructor({ settings }: Gateway) {
    this.root = resolve(settings.PORTAL_FILES);
  }

  @Get('assets/*')
  @RouteConfig({ rateLimit: false })
  async asset(@Param('*') path: string, @Res() reply: FastifyReply): Promise<void> {
    if (!(await this.isFile(`assets/${path}`))) throw new RuleBroken('not-found', { detail: 'There is no such file.' });
    reply.sendFile(`assets/${path}`, this.root, { immutable: true, maxAge: '365d' });
  }

  @Get('*')
  @RouteConfig({ rateLimit: false })
  async page(@Param('*') path: string, @Res() reply: FastifyReply): Promise<void> {
    if (NO_PAGE.test(path)) throw new RuleBroken('not-found', { detail: 'There is no such API route.' });
    const file = (await this.isFile(path)) ? path : 'index.html';
    reply.header('cache-control', 'no-cache').sendFile(file, this.root, { cacheControl: false });
  }

  private async isFile(path: string): Promise<boolean> {
    const file = join(this.root, path);
    if (!file.startsWith(this.root + sep) || path.includes('\0') || HIDDEN.test(path)) return false;
    return stat(file).then(
      (found) => found.isFile(),
      () => false,
    );
  }
}
