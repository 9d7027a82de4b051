// Who may do what, as the server has it.
import { useRead } from "../../api/hooks";
import type { RolesMatrix } from "../../api/types";
import { Icon } from "../../parts/Icon";
import { Head, Sheet, Waiting } from "../../parts/Page";
import { Said } from "../../parts/Words";
import { useSpeech } from "../../words";

export default function Roles() {
  const { say, term } = useSpeech();
  const read = useRead<RolesMatrix>("/api/roles-matrix");
  return (
    <>
      <Head title={say("administration.matrix")} sub={<span>{say("administration.matrixWords")}</span>} />
      <Waiting read={read}>
        {(matrix) => (
          <Sheet flush>
            <div className="gridbox whole" tabIndex={0} role="region" aria-label={say("administration.matrix")}>
              <table className="grid matrix">
                <thead>
                  <tr>
                    <th scope="col">{say("administration.permission")}</th>
                    {matrix.roles.map((one) => (
                      <th key={one.role} scope="col">
                        {term("roleNames", one.role)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {matrix.permissions
                    .filter((one) => one.roles.length > 0)
                    .map((one) => (
                      <tr key={one.permission}>
                        <td>
                          <Said text={one.title} />
                        </td>
                        {matrix.roles.map((column) => {
                          const allowed = one.roles.includes(column.role);
                          return (
                            <td key={column.role}>
                              {allowed ? (
                                <span className="yes">
                                  <Icon name="check" />
                                </span>
                              ) : (
                                <span className="quiet" aria-hidden="true">
                                  ·
                                </span>
                              )}
                              <span className="hidden">
                                {say(allowed ? "administration.allowed" : "administration.denied")}
                              </span>
                            </td>
                          );
                        })}
                      </tr>
                    ))}
                </tbody>
              </table>
            </div>
          </Sheet>
        )}
      </Waiting>
    </>
  );
}
