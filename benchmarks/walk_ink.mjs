// Walks at random through a compiled ink story: node walk_ink.mjs INK.mjs STORY.json
// Prints choices per second of the first 20 000 choices and of the next 20 000, when the engine has warmed up.
import fs from "fs";
const { Story } = await import(process.argv[2]);
const story = new Story(fs.readFileSync(process.argv[3], "utf8").replace(/^\uFEFF/, ""));
const CHOICES = 20000;
let r = 1;
for (let round = 0; round < 2; round++) {
  const start = performance.now();
  for (let taken = 0; taken < CHOICES; taken++) {
    while (story.canContinue) story.Continue();
    r = (r * 1103515245 + 12345) & 0x7fffffff;
    story.ChooseChoiceIndex(r % story.currentChoices.length);
  }
  console.log((CHOICES / ((performance.now() - start) / 1000)).toFixed(0));
}
