// Changing what a column means rewrites [columns] only.
import { expect, it } from "vitest";
import { withColumns } from "../src/scenes/imports/mapping";

const column = (header: string, field: string, i = 1) => ({ column: i, header, field, sample: [] });
const text = '# ours\nname = "nsfc"\n\n[columns] # of the file\nnumber = "旧"\n\n[values]\ncurrency = "CNY"\n';

it("keeps everything else as it was written", () => {
  expect(withColumns(text, [column("项目批准号", "number"), column("金额", "amount"), column("备注", "")])).toBe(
    '# ours\nname = "nsfc"\n\n[columns]\nnumber = "项目批准号"\namount = "金额"\n\n[values]\ncurrency = "CNY"\n',
  );
});

it("makes the section where there is none, and quotes what needs it", () => {
  expect(withColumns('name = "x"\n', [column('a "b" \\', "title"), column("c", "lead"), column("d", "lead")])).toBe(
    'name = "x"\n\n[columns]\ntitle = "a \\"b\\" \\\\"\nlead = ["c", "d"]\n',
  );
});
