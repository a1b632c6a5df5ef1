// Prepares the self-hosted runtime, in Node, with the very Pyodide that the page will boot.
//
//   node prepare.mjs runtime PYODIDE_DIR WHEEL OUT     the standard library and pygame as compiled modules, pyodide.asm.mjs
//                                                      without eval, and with a way to go on from a snapshot of its memory
//   node prepare.mjs application PYODIDE_DIR APK OUT RUNTIME_DIR    the application's archive with compiled modules, stored
//                                                      uncompressed, after its modules were imported once
//
// Why compile ahead: Pyodide ships its standard library as source; compiling what a start needs takes 1.5 s in a browser.
// Why patch: a side module's EM_ASM code is text that Emscripten hands to eval, which a strict Content-Security-Policy
// forbids. The texts are known once the module was loaded, so they are written into pyodide.asm.mjs as functions. What a
// snapshot needs of the inside of pyodide.asm.mjs is handed out as `Module.inside` (snapshot.mjs makes one).

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [mode, pyodideDir, input, out, runtimeDir] = process.argv.slice(2);

/** Parts of the standard library that a game in a page never imports; left out of the download. */
const LEFT_OUT = `
  _aix_support _android_support _apple_support _ios_support _osx_support _py_abc _pydatetime _pyio _pylong _pyrepl
  _sysconfigdata__emscripten_wasm32-emscripten antigravity argparse bdb calendar cProfile cmd code compileall
  configparser csv ctypes curses dbm doctest email ensurepip filecmp fileinput fractions ftplib getopt getpass gzip html
  http idlelib imaplib ipaddress lib2to3 mailbox mimetypes modulefinder multiprocessing netrc nntplib nturl2path optparse
  pdb pickletools plistlib poplib pprint profile pstats pty py_compile pyclbr pydoc pydoc_data quopri rlcompleter sched
  shelve smtplib socketserver sqlite3 statistics stringprep symtable tabnanny tarfile telnetlib test this timeit tkinter
  tomllib trace tracemalloc tty turtle turtledemo unittest urllib uuid venv wave webbrowser wsgiref xml xmlrpc zipapp
  zoneinfo`.trim().split(/\s+/);

/** pygame's native library. */
const LIBRARY = 'base.cpython-314-wasm32-emscripten.so';

/** The encodings that a start and its archives need. */
const ENCODINGS = ['__init__', 'aliases', 'ascii', 'cp437', 'latin_1', 'raw_unicode_escape', 'unicode_escape', 'utf_16', 'utf_8'];

const COMPILE = `
import _imp, ast, importlib._bootstrap_external as external, io, zipfile

class Bare(ast.NodeTransformer):
    """Takes the annotations off functions: nothing reads them in play, and they are a tenth of what is sent."""
    def visit_FunctionDef(self, node):
        self.generic_visit(node)
        node.returns = None
        for part in ast.walk(node.args):
            if isinstance(part, ast.arg):
                part.annotation = None
        return node
    visit_AsyncFunctionDef = visit_FunctionDef

def pack(source, target, skip=(), encodings=(), where='', bare=False):
    """Write the files of the zip file source into a stored zip file at target, modules as unchecked .pyc files."""
    with zipfile.ZipFile(io.BytesIO(source)) as read, zipfile.ZipFile(target, 'w', zipfile.ZIP_STORED) as write:
        for entry in sorted(read.namelist()):
            top, stem = entry.split('/')[0].removesuffix('.py'), entry.split('/')[-1].removesuffix('.py')
            if entry.endswith('/') or top in skip or (encodings and top == 'encodings' and stem not in encodings):
                continue
            data = read.read(entry)
            if entry.endswith('.py') and entry not in ('main.py', 'assets/main.py'):
                tree = ast.parse(data)
                code = compile(Bare().visit(tree) if bare else tree, where + entry, 'exec', dont_inherit=True, optimize=2)
                data = bytes(external._code_to_hash_pyc(code, _imp.source_hash(_imp.pyc_magic_number_token, data), False))
                entry += 'c'
            write.writestr(zipfile.ZipInfo(entry, (2026, 1, 1, 0, 0, 0)), data)
`;

process.on('uncaughtException', (error) => {
  console.error(String(error?.message ?? error)); // without Node's quotation of a minified line
  process.exit(1);
});

const { loadPyodide } = await import(pathToFileURL(join(pyodideDir, 'pyodide.mjs')).href);
// Compiled without the columns of each instruction: tracebacks keep their lines, and a fifth less is sent.
const py = await loadPyodide({ indexURL: pyodideDir + '/', env: { HOME: '/home/pyodide', PYTHONNODEBUGRANGES: '1' } });
py.runPython(COMPILE);
mkdirSync(out, { recursive: true });

/** Pack a zip file with the Python above and return the result. */
function pack(bytes, options) {
  const run = py.globals.get('pack');
  const source = py.toPy(new Uint8Array(bytes));
  run.callKwargs(source.tobytes(), '/tmp/out.zip', options);
  return py.FS.readFile('/tmp/out.zip');
}

if (mode === 'runtime') {
  const wheel = readFileSync(input);
  writeFileSync(join(out, 'python.zip'), pack(readFileSync(join(pyodideDir, 'python_stdlib.zip')),
    { skip: py.toPy(LEFT_OUT), encodings: py.toPy(ENCODINGS), where: '/lib/python314.zip/' }));
  writeFileSync(join(out, 'pygame.zip'), pack(wheel, {
    skip: py.toPy(['pygame_ce-2.5.8.dist-info']), where: '/lib/python3.14/site-packages/' }));
  dropLibrary(join(out, 'pygame.zip'));
  const core = withoutEval(readFileSync(join(pyodideDir, 'pyodide.asm.mjs'), 'utf8'), collect(wheel));
  writeFileSync(join(out, 'pyodide.asm.mjs'), '/* Changed by the project Two Chairs (game/web/runtime/prepare.mjs). MPL-2.0. */\n' + open(sooner(core)));
  for (const name of ['pyodide.mjs', 'pyodide.asm.wasm']) copyFileSync(join(pyodideDir, name), join(out, name));
  const { info } = JSON.parse(readFileSync(join(pyodideDir, 'pyodide-lock.json'), 'utf8'));
  writeFileSync(join(out, 'info.json'), JSON.stringify(info));
} else if (mode === 'application') {
  writeFileSync(join(out, 'application.apk'), pack(readFileSync(input), { bare: true }));
  await tryOut(join(out, 'application.apk'));
} else {
  throw new Error(`prepare.mjs: unknown mode ${mode}`);
}

/**
 * Import everything the page will import, with the standard library that the page will have: what was left out by mistake
 * fails here, in the build.
 * @param {string} archive
 */
async function tryOut(archive) {
  const { loadPyodide: load } = await import(pathToFileURL(join(pyodideDir, 'pyodide.mjs')).href);
  const trial = await load({ indexURL: pyodideDir + '/', stdLibURL: pathToFileURL(join(runtimeDir, 'python.zip')).href });
  const site = trial.runPython('import site; site.getsitepackages()[0]');
  trial.unpackArchive(new Uint8Array(readFileSync(join(runtimeDir, 'pygame.zip'))), 'zip', { extractDir: site });
  trial.FS.writeFile(`${site}/pygame/${LIBRARY}`, readFileSync(join(runtimeDir, 'pygame.wasm')));
  trial.unpackArchive(new Uint8Array(readFileSync(archive)), 'zip', { extractDir: '/application' });
  trial.runPython(`
import importlib, pathlib, sys
sys.path.insert(0, '/application/assets')
import main
importlib.import_module('game.platforms.browser')
importlib.import_module('game.preview.page')
for package in ('narrative', 'view', 'stage'):
    for path in sorted(pathlib.Path('/application/assets/game', package).rglob('*.pyc')):
        module = '.'.join(path.relative_to('/application/assets').with_suffix('').parts)
        importlib.import_module(module.removesuffix('.__init__'))
from game.authoring.bundle import load
load(pathlib.Path('/application/assets/story/bundle.json').read_text('utf-8'))
import traceback
`);
}

/** The native library leaves the zip file: the page compiles it while it is still arriving. */
function dropLibrary(path) {
  py.FS.writeFile('/tmp/in.zip', readFileSync(path));
  py.runPython(`
import zipfile
with zipfile.ZipFile('/tmp/in.zip') as read, zipfile.ZipFile('/tmp/out.zip', 'w', zipfile.ZIP_STORED) as write:
    for entry in read.infolist():
        if entry.filename.endswith('.so'):
            open('/tmp/library', 'wb').write(read.read(entry))
        else:
            write.writestr(entry, read.read(entry))
`);
  writeFileSync(path, py.FS.readFile('/tmp/out.zip'));
  writeFileSync(join(out, 'pygame.wasm'), py.FS.readFile('/tmp/library'));
}

/** Every text that loading the wheel's library hands to eval. */
function collect(wheel) {
  const texts = [];
  const real = globalThis.eval;
  globalThis.eval = (text) => { texts.push(text); return real(text); };
  py.unpackArchive(new Uint8Array(wheel), 'wheel');
  py.runPython('import pygame.base');
  globalThis.eval = real;
  return texts;
}

/** pyodide.asm.mjs with the texts as functions, and with modules in place of files that the page has compiled already. */
function withoutEval(source, texts) {
  const table = texts.map((text) => `[${JSON.stringify(text)},${text.trim().replace(/;$/, '')}]`).join(',\n');
  source = replaceOnce(source, 'var loadWebAssemblyModule=',
    `var knownCode=new Map([${table}]);var known=(text)=>{var found=knownCode.get(text);`
    + `if(!found)throw new Error('code that was not known when the page was built: '+text.slice(0,80));return found};`
    + 'var loadWebAssemblyModule=');
  source = replaceOnce(source, 'ASM_CONSTS[start]=eval(func)', 'ASM_CONSTS[start]=known(func)');
  source = replaceOnce(source, 'moduleExports[name]=eval(func)', 'moduleExports[name]=known(func)');
  source = replaceOnce(source, 'var loadWebAssemblyModule=(binary,flags,libName,localScope,handle)=>{',
    'var loadWebAssemblyModule=(binary,flags,libName,localScope,handle)=>{binary=Module.compiled?.get(libName)??binary;');
  return source;
}

/**
 * pyodide.asm.mjs that makes WebAssembly functions of JavaScript's some 280 of the library's in a fifth of the time: one
 * module for each signature instead of each function, and no exception where it is known that one is needed.
 */
function sooner(source) {
  source = replaceOnce(source, 'var convertJsFunctionToWasm=(func,sig)=>{var bytes=',
    'var signatures=new Map;var convertJsFunctionToWasm=(func,sig)=>{var bytes=signatures.has(sig)||');
  source = replaceOnce(source, 'var module=new WebAssembly.Module(bytes);var instance=new WebAssembly.Instance(module,{e:{f:func}})',
    'if(bytes!==true)signatures.set(sig,new WebAssembly.Module(bytes));var instance=new WebAssembly.Instance(signatures.get(sig),{e:{f:func}})');
  return replaceOnce(source, 'try{setWasmTableEntry(ret,func)}catch(err){if(!(err instanceof TypeError)){throw err}'
    + 'var wrapped=convertJsFunctionToWasm(func,sig);setWasmTableEntry(ret,wrapped)}',
    'setWasmTableEntry(ret,sig?convertJsFunctionToWasm(func,sig):func);');
}

/**
 * pyodide.asm.mjs with `Module.inside`, by which native libraries are put where a snapshot has them, and with Pyodide's
 * own restoring replaced by `Module.restore`. The table of functions has a place for CPython's trampoline everywhere,
 * also in engines that cannot have one: what follows in the table stands at the same place in all of them.
 */
function open(source) {
  source = replaceOnce(source, 'const ptr=getPyEMTrampolinePtr();', 'const ptr=getPyEMTrampolinePtr();if(!ptr)wasmTable.grow(1);');
  source = replaceOnce(source, 'var memoryBase=metadata.memorySize?', 'var memoryBase=Module.place!==undefined?Module.place:metadata.memorySize?');
  source = replaceOnce(source, 'if(metadata.tableSize){wasmTable.grow(metadata.tableSize)}',
    '(Module.libraries??=[]).push({name:libName,memory:memoryBase,table:tableBase});if(metadata.tableSize){wasmTable.grow(metadata.tableSize)}');
  return replaceOnce(source, 'API.restoreSnapshot=function(t){',
    'Module.inside={'
    + 'load(module,name,place){Module.place=place;try{loadWebAssemblyModule(module,{nodelete:true},name,{})}finally{Module.place=undefined}},'
    + 'get functions(){return wasmTable.length},'
    + 'get used(){return HEAPU32[_emscripten_get_sbrk_ptr()>>>2]},'
    + 'get trampoline(){return __PyRuntime+HEAP32[__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET>>>2]}'
    + '};API.restoreSnapshot=function(t){if(Module.restore)return Module.restore();');
}

function replaceOnce(source, from, to) {
  if (source.split(from).length !== 2) throw new Error(`pyodide.asm.mjs is not the one expected: ${from}`);
  return source.replace(from, () => to);
}
