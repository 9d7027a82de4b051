// What a team handed in, beside the criteria it is measured by.
import type { Criterion, MilestoneDetail } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { Empty, Sheet } from "../../parts/Page";
import { Moment, Said } from "../../parts/Words";
import { useSpeech } from "../../words";

export function Target({ of }: { of: Criterion }) {
  const { term } = useSpeech();
  return (
    <span>
      {term("comparisons", of.comparison)} {of.target ?? "—"}
      {of.tolerance && of.tolerance !== "0" ? ` ± ${of.tolerance}` : ""} {of.unit}
    </span>
  );
}

export function CriteriaTable({ of }: { of: MilestoneDetail["criteria"] }) {
  const { say } = useSpeech();
  return (
    <Sheet title={say("agreements.criteria")} flush>
      <div className="gridbox" tabIndex={0} role="region" aria-label={say("agreements.criteria")}>
        <table className="grid">
          <thead>
            <tr>
              <th scope="col">{say("agreements.metric")}</th>
              <th scope="col">{say("agreements.target")}</th>
              <th scope="col">{say("agreements.measured")}</th>
              <th scope="col">{say("agreements.verdict")}</th>
              <th scope="col">{say("agreements.method")}</th>
            </tr>
          </thead>
          <tbody>
            {of.map((one, i) => (
              <tr key={i}>
                <td>
                  <Said text={one.criterion.metric} />
                </td>
                <td>
                  <Target of={one.criterion} />
                </td>
                <td>
                  {one.measured?.value ? (
                    `${one.measured.value} ${one.criterion.unit}`
                  ) : one.measured?.reason ? (
                    say("agreements.notApplicable", { reason: one.measured.reason })
                  ) : (
                    <span className="quiet">{say("agreements.notMeasured")}</span>
                  )}
                </td>
                <td>
                  {one.reached !== undefined && (
                    <span className={`badge ${one.reached ? "good" : "bad"}`}>
                      {say(one.reached ? "agreements.passed" : "agreements.failed")}
                    </span>
                  )}
                </td>
                <td>
                  <Said text={one.criterion.method} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Sheet>
  );
}

export function Submissions({ of }: { of: MilestoneDetail }) {
  const { say } = useSpeech();
  if (of.submissions.length === 0)
    return (
      <Sheet title={say("agreements.evidence")}>
        <Empty icon="record" title={say("agreements.noEvidence")} words={say("agreements.noEvidenceWords")} />
      </Sheet>
    );
  return (
    <>
      {of.submissions.map((one, i) => (
        <Sheet
          key={one.id}
          title={`${say("agreements.evidence")}${of.submissions.length > 1 ? ` ${of.submissions.length - i}` : ""}`}
        >
          <dl className="facts">
            <dt>{say("agreements.handedIn")}</dt>
            <dd>
              {one.by && <Said text={one.by.name} />} · <Moment at={one.at} />
            </dd>
            {one.report.account && (
              <>
                <dt>{say("agreements.account")}</dt>
                <dd className="prose">
                  <Said text={one.report.account} />
                </dd>
              </>
            )}
            {one.report.files.length > 0 && (
              <>
                <dt>{say("agreements.files")}</dt>
                <dd>
                  {one.report.files.map((file) => (
                    <div key={file.digest}>
                      <a href={`/api/milestones/${of.id}/files/${file.digest}`} download={file.name}>
                        <Icon name="record" /> {file.name}
                      </a>{" "}
                      <span className="quiet mono">{file.digest.slice(0, 12)}</span>
                    </div>
                  ))}
                </dd>
              </>
            )}
            {one.report.links.length > 0 && (
              <>
                <dt>{say("agreements.links")}</dt>
                <dd>
                  {one.report.links.map((link) => (
                    <div key={link}>
                      <a href={link} rel="noreferrer noopener" target="_blank">
                        {link}
                      </a>
                    </div>
                  ))}
                </dd>
              </>
            )}
          </dl>
        </Sheet>
      ))}
    </>
  );
}
