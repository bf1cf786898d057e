import type { Finding, Service, StackReport } from '../../core/model/stackReport.ts';
import { visibleText } from '../../core/model/visibleText.ts';
import type { JobResult } from '../jobs/job.ts';
import type { CliOptions } from '../options.ts';
import type { OpenFolder } from '../open.ts';
import { say, severityWord } from '../say.ts';
import { stylist, type Style } from '../style.ts';

/** `inspect [DIR]`: the stack report as JSON, or as text for people. */
export async function inspectCommand(options: CliOptions, open: OpenFolder): Promise<JobResult> {
  const { report } = await open(options.operands[0] ?? '.');
  const output =
    options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : reportText(report, stylist(options.color));
  return { output, exitCode: 0 };
}

function reportText(report: StackReport, style: Style): string {
  const lines: string[] = [];
  if (report.services.length === 0) lines.push(said('nothing'));
  for (const service of report.services) {
    lines.push(
      style.bold(
        service.path === '.'
          ? visibleText(service.name)
          : `${visibleText(service.path)}  (${visibleText(service.name)})`,
      ) + style.dim(`  ${say({ code: `report.role.${service.role}` })}`),
    );
    lines.push(...serviceLines(service, style), '');
  }
  for (const problem of report.problems) {
    lines.push(
      `${visibleText(problem.file)}:${problem.line}:${problem.column}  ${severityWord(problem.severity)}  ${visibleText(problem.message)}`,
    );
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function serviceLines(service: Service, style: Style): string[] {
  const rows: [string, readonly Finding[]][] = [
    [said('runtime'), service.runtime === null ? [] : [service.runtime]],
    [said('frameworks'), service.frameworks],
    [said('data-access'), service.dataAccess],
    [said('databases'), service.databases],
    [said('hosting'), service.hosting],
  ];
  const language = service.language === null ? [] : [`  ${said('language').padEnd(12)}${service.languages.join(', ')}`];
  const found = rows.flatMap(([label, findings]) =>
    findings.map(
      (f, i) =>
        `  ${(i === 0 ? label : '').padEnd(12)}${visibleText(f.id)}${f.version === null ? '' : ` ${visibleText(f.version)}`}  ${style.dim(`${visibleText(f.file)}:${f.line}`)}`,
    ),
  );
  return [...language, ...found];
}

function said(code: string): string {
  return say({ code: `cli.inspect.${code}` });
}
