// The whole filtered list as a file, straight from the server.
import { address, type Query } from "../api/client";
import { useSpeech } from "../words";
import { Icon } from "./Icon";
import { Menu } from "./Menu";

export function Export({ path, query }: { path: string; query: Query }) {
  const { say, language } = useSpeech();
  const asked = { ...query, language: language === "en" ? "en" : "zh" };
  return (
    <Menu
      className="button small"
      label={
        <>
          <Icon name="download" />
          {say("parts.exportAs")}
        </>
      }
    >
      <a href={address(`${path}.xlsx`, asked)} download>
        {say("parts.asXlsx")}
      </a>
      <a href={address(`${path}.csv`, { ...asked, bom: 1 })} download>
        {say("parts.asCsvBom")}
      </a>
      <a href={address(`${path}.csv`, asked)} download>
        {say("parts.asCsv")}
      </a>
      <button type="button" onClick={() => window.print()}>
        <Icon name="print" />
        {say("parts.print")}
      </button>
    </Menu>
  );
}
