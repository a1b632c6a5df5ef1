#!/usr/bin/env python3
# ruff: noqa
# fmt: off
# mypy: ignore-errors
# A build script that runs in a chroot, kept as the wheel beside it was built with it.
"""Runs inside the chroot: builds libSDL2*, freetype and pygame-ce for Pyodide.
usage: build_inside.py libs | pygame PYVER SYSCONFIGDATA ABI"""
import ast, os, re, shutil, subprocess, sys, time, hashlib, base64, zipfile, glob
from concurrent.futures import ThreadPoolExecutor

SRC, B = '/src', os.environ.get('BDIR', '/build')
SDL = glob.glob(SRC + '/libsdl2-2*/')[0].rstrip('/')
TTF = glob.glob(SRC + '/libsdl2-ttf-2*/')[0].rstrip('/')
IMG = glob.glob(SRC + '/libsdl2-image-2*/')[0].rstrip('/')
MIX = glob.glob(SRC + '/libsdl2-mixer-2*/')[0].rstrip('/')
FT = glob.glob(SRC + '/freetype-2*/')[0].rstrip('/')
PG = glob.glob(SRC + '/pygame_ce-2*/')[0].rstrip('/')
HB = (glob.glob(SRC + '/harfbuzz-*/') + [''])[0].rstrip('/') if os.environ.get('HARFBUZZ', '1') == '1' else ''
PORTS = '/usr/share/emscripten/tools/ports'
OPT = os.environ.get('OPT', '-O3')
# the ABI flags of Pyodide's Makefile.envs
SIMD = os.environ.get('SIMD', '').split()
BASE = [OPT, *SIMD, '-g0', '-fPIC', '-fwasm-exceptions', '-sSUPPORT_LONGJMP=wasm', '-DNDEBUG', '-w']
INC = B + '/include'


def run(cmd, **k):
    r = subprocess.run(cmd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **k)
    if r.returncode:
        print(' '.join(cmd), '\n', r.stdout[-6000:], flush=True)
        sys.exit(1)
    return r.stdout


def compile_all(name, srcs, flags):
    d = f'{B}/obj/{name}'
    os.makedirs(d, exist_ok=True)
    jobs = []
    for s in srcs:
        o = f"{d}/{re.sub('[^A-Za-z0-9_]', '_', s)}.o"
        jobs.append((s, o))
    def one(j):
        run(['emcc', '-c', j[0], '-o', j[1], *BASE, *flags])
        return j[1]
    with ThreadPoolExecutor(os.cpu_count()) as ex:
        return list(ex.map(one, jobs))


def lib(name, srcs, flags):
    t = time.time()
    objs = compile_all(name, srcs, flags)
    a = f'{B}/lib{name}.a'
    if os.path.exists(a):
        os.remove(a)
    run(['emar', 'rcs', a, *objs])
    print(f'{name}: {len(objs)} files, {os.path.getsize(a)} bytes, {time.time()-t:.1f} s', flush=True)


def port_sources(port, var):
    """the source list that Emscripten's own port file names"""
    t = open(f'{PORTS}/{port}.py').read()
    return re.search(var, t, re.S)


def libs():
    os.makedirs(INC, exist_ok=True)
    shutil.copytree(SDL + '/include', INC + '/SDL2', dirs_exist_ok=True)
    # No signal handlers: emscripten 6 shrank sigset_t (128 -> 8 bytes), so that sigaction() of an older main
    # module (Pyodide 314, emscripten 5.0.3) writes past SDL's struct sigaction on the stack.
    p = INC + '/SDL2/SDL_config_emscripten.h'
    t = open(p).read()
    t, n = re.subn(r'#define (HAVE_SIGNAL_H|HAVE_SIGACTION|HAVE_SA_SIGACTION)\b.*', r'/* no \1 */', t)
    assert n, 'SDL_config_emscripten.h changed'
    open(p, 'w').write(t)
    shutil.copy(TTF + '/SDL_ttf.h', INC + '/SDL2')
    shutil.copy(IMG + '/include/SDL_image.h', INC + '/SDL2')
    shutil.copy(MIX + '/include/SDL_mixer.h', INC + '/SDL2')
    cpuinfo = SDL + '/src/cpuinfo/SDL_cpuinfo.c'
    t = open(cpuinfo).read()
    if '-msse2' in SIMD:    # Wasm SIMD is there or the module does not load: SSE/SSE2 code paths are always on
        t, n = re.subn(r'(#define CPU_haveSSE2?\(\)) +\(CPU_CPUIDFeatures.*', r'\1 (1)', t)
        open(B + '/SDL_cpuinfo.c', 'w').write(t)
    # The screen is BGR888 (canvas order) in SDL, but SRCALPHA surfaces and rendered text are ARGB8888, and pygame's fast
    # blitters want equal masks.  So: an RGB888 screen as on the desktop, swizzled into canvas order by C in flip().
    fb = SDL + '/src/video/emscripten/SDL_emscriptenframebuffer.c'
    t = open(fb).read()
    t, n1 = re.subn(r'surface_format = SDL_PIXELFORMAT_BGR888', 'surface_format = SDL_PIXELFORMAT_RGB888', t)
    t, n2 = re.subn(r'(    /\* Send the data to the display \*/\n)', r'''    {
        static Uint32 *out = NULL;
        static int out_n = 0;
        const Uint32 *in = (const Uint32 *)surface->pixels;
        int i, n = surface->w * surface->h;
        if (n > out_n) {
            SDL_free(out);
            out = (Uint32 *)SDL_malloc(n * 4);
            out_n = out ? n : 0;
        }
        if (!out) {
            return SDL_OutOfMemory();
        }
        for (i = 0; i < n; i++) {
            Uint32 p = in[i];
            out[i] = 0xff000000u | ((p & 0xffu) << 16) | (p & 0xff00u) | ((p >> 16) & 0xffu);
        }
        swizzled = out;
    }

\1''', t)
    t, n3 = re.subn(r'(    SDL_Surface \*surface;\n\n    SDL_WindowData \*data = \(SDL_WindowData \*\)window->driverdata;\n    surface = data->surface;\n    if \(!surface\) \{\n        return SDL_SetError)', r'    Uint32 *swizzled;\n\1', t)
    # C has set the alpha bytes already: one copy, no loop in JS
    t, n4 = re.subn(r'            var data8 = SDL2\.data8;.*?\n        \}\n\n        SDL2\.ctx\.putImageData', '        }\n\n        SDL2.ctx.putImageData', t, flags=re.S)
    t, n5 = re.subn(r'surface->w, surface->h, surface->pixels\);', 'surface->w, surface->h, swizzled);', t)
    assert (n1, n2, n3, n4, n5) == (1, 1, 1, 1, 1), (n1, n2, n3, n4, n5)
    open(B + '/SDL_emscriptenframebuffer.c', 'w').write(t)
    srcs = port_sources('sdl2', r"srcs = '''(.*?)'''").group(1).split()
    srcs += ['thread/generic/' + s for s in ('SDL_syscond.c', 'SDL_sysmutex.c', 'SDL_syssem.c',
                                             'SDL_systhread.c', 'SDL_systls.c')]
    if '-msse2' in SIMD:
        srcs.append('video/yuv2rgb/yuv_rgb_sse.c')
    srcs = [f'{SDL}/src/{s}' for s in srcs]
    srcs[srcs.index(fb)] = B + '/SDL_emscriptenframebuffer.c'
    if '-msse2' in SIMD:
        srcs[srcs.index(cpuinfo)] = B + '/SDL_cpuinfo.c'
    lib('SDL2', srcs, [f'-I{SDL}/src', f'-I{SDL}/src/cpuinfo', f'-I{SDL}/src/video/emscripten', '-fwrapv-pointer', '-sUSE_SDL=0', '-I' + INC + '/SDL2'])
    srcs = ast.literal_eval(port_sources('freetype', r"srcs = (\[.*?\])").group(1))
    # without -DFT_CONFIG_OPTION_SYSTEM_ZLIB: freetype's own copy of zlib
    lib('freetype', [f'{FT}/{s}' for s in srcs],
        ['-DFT2_BUILD_LIBRARY', '-DHAVE_UNISTD_H', '-DHAVE_FCNTL_H', f'-I{FT}/include', f'-I{FT}/builds/unix'])
    sdl = ['-sUSE_SDL=0', '-I' + INC + '/SDL2']
    if HB:      # text layout as on the desktop (the PyPI wheels of pygame-ce have HarfBuzz)
        lib('harfbuzz', [HB + '/src/harfbuzz.cc'],
            ['-fno-exceptions', '-fno-rtti', '-fno-threadsafe-statics', '-DHB_NO_MT', '-DHAVE_FREETYPE=1', '-DHB_NO_MMAP',
             f'-I{HB}/src', f'-I{FT}/include'])
    lib('SDL2_ttf', [TTF + '/SDL_ttf.c'], sdl + [f'-DTTF_USE_HARFBUZZ={1 if HB else 0}', f'-I{HB}/src', f'-I{FT}/include'])
    img = 'IMG IMG_bmp IMG_gif IMG_jpg IMG_lbm IMG_pcx IMG_png IMG_pnm IMG_qoi IMG_stb IMG_svg IMG_tga IMG_tif ' \
          'IMG_webp IMG_avif IMG_jxl IMG_xcf IMG_xpm IMG_xv IMG_xxx'.split()
    lib('SDL2_image', [f'{IMG}/src/{s}.c' for s in img if os.path.exists(f'{IMG}/src/{s}.c')],
        sdl + [f'-I{IMG}/include', '-DUSE_STBIMAGE', '-DSAVE_PNG=1', '-DSAVE_JPG=1'] +
        ['-DLOAD_' + f for f in 'BMP GIF JPG LBM PCX PNG PNM QOI SVG TGA XCF XPM XV'.split()])
    msrc = [f'{MIX}/src/{s}.c' for s in 'effect_position effects_internal effect_stereoreverse mixer music utils'.split()]
    msrc += sorted(glob.glob(MIX + '/src/codecs/*.c'))
    lib('SDL2_mixer', msrc, sdl + [f'-I{MIX}/include', f'-I{MIX}/src', f'-I{MIX}/src/codecs', '-DMUSIC_WAV',
                                   '-DMUSIC_OGG', '-DOGG_USE_STB', '-DMUSIC_FLAC_DRFLAC'])
    t = time.time()
    run(['embuilder', '--pic', 'build', 'libhtml5'])
    print(f'libhtml5 (pic): {time.time()-t:.1f} s', flush=True)


def headers(pyver, sysconfigdata):
    """Debian's headers with the pyconfig.h of Pyodide's own build"""
    out = f'{B}/py{pyver}'
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(f'/usr/include/python{pyver}', out)
    ns = {}
    exec(compile(open(sysconfigdata).read().replace('{PYODIDE_ROOT}', ''), 'x', 'exec'), ns)
    v = ns['build_time_vars']
    deb = open(glob.glob(f'/usr/include/x86_64-linux-gnu/python{pyver}/pyconfig.h')[0]).read()
    names = {}
    for m in re.finditer(r'^#\s*define\s+(\w+)\s*(.*)$|^/\* #undef (\w+) \*/', deb, re.M):
        names[m.group(1) or m.group(3)] = (m.group(2) or '').strip() if m.group(1) else None
    lines = ['#ifndef Py_PYCONFIG_H', '#define Py_PYCONFIG_H']
    for n, dv in sorted(names.items()):
        if n == 'Py_PYCONFIG_H' or n not in v:
            continue
        x = v[n]
        if isinstance(x, int):
            lines.append(f'#define {n} {x}' if x or dv == '0' else f'/* #undef {n} */')
        elif x:
            lines.append(f'#define {n} {x}')
    # sysconfigdata leaves out the names with a leading underscore
    lines += ['#define _GNU_SOURCE 1', '#define _Py_STACK_GROWS_DOWN 1', '#endif']
    open(out + '/pyconfig.h', 'w').write('\n'.join(lines) + '\n')
    return out, v['EXT_SUFFIX']


def pygame(pyver, sysconfigdata, abi):
    t0 = time.time()
    inc, ext = headers(pyver, sysconfigdata)
    d = f'{B}/pg{pyver}'
    os.makedirs(d, exist_ok=True)
    src_c = f'{d}/src_c'
    shutil.rmtree(src_c, ignore_errors=True)
    shutil.copytree(PG + '/src_c', src_c)
    if SIMD:        # pygame-ce switches its own SSE2 blitters off for Emscripten; with -msimd128 -msse2 they work
        for f in ('alphablit.c', 'surface_fill.c', 'transform.c'):
            t = open(f'{src_c}/{f}').read()
            open(f'{src_c}/{f}', 'w').write(t.replace('#if !defined(__EMSCRIPTEN__)', '#if 1'))
    cy = []
    for m in 'audio mixer sdl2 video'.split():
        c = f'{d}/{m}.c'
        run(['cython3', '-3', '-I', PG + '/src_c/cython', f'{PG}/src_c/cython/pygame/_sdl2/{m}.pyx', '-o', c])
        cy.append(c)
    ver = re.search(r'^version = "(.*?)"', open(PG + '/pyproject.toml').read(), re.M).group(1)
    a, b, c = (re.match(r'\d+', p).group() for p in ver.split('.')[:3])
    flags = ['-DBUILD_STATIC=1', '-sUSE_SDL=0', f'-I{inc}', f'-I{INC}/SDL2', f'-I{FT}/include', f'-I{src_c}',
             f'-I{src_c}/include', f'-DPG_MAJOR_VERSION={a}', f'-DPG_MINOR_VERSION={b}', f'-DPG_PATCH_VERSION={c}',
             '-DPG_VERSION_TAG=""'] + os.environ.get('PGFLAGS', '').split()
    objs = compile_all(f'pygame{pyver}', cy + [f'{src_c}/{s}' for s in (
        'base.c', 'bitmask.c', 'rotozoom.c', 'SDL_gfx/SDL_gfxPrimitives.c',
        *(('simd_transform_sse2.c', 'simd_surface_fill_sse2.c', 'simd_surface_fill_avx2.c') if '-msse2' in SIMD else ()))], flags)
    t1 = time.time()
    so = f'{d}/base{ext}'
    run(['emcc', '-o', so, *objs, *[f'{B}/lib{l}.a' for l in ('SDL2_image', 'SDL2_mixer', 'SDL2_ttf', 'SDL2', *(['harfbuzz'] if HB else []), 'freetype')],
         '-lhtml5', OPT, *SIMD, *(['-Wl,--allow-multiple-definition'] if SIMD else []), '-g0', '-fPIC', '-fwasm-exceptions', '-sSUPPORT_LONGJMP=wasm', '-sSIDE_MODULE=2',
         '-sWASM_BIGINT', '-sEXPORTED_FUNCTIONS=_PyInit_base'] + os.environ.get('LDX', '').split())
    print(f'base{ext}: {os.path.getsize(so)} bytes; compile {t1-t0:.1f} s, link {time.time()-t1:.1f} s', flush=True)
    wheel(d, so, ver, pyver, abi)


def wheel(d, so, ver, pyver, abi):
    tag = f"cp{pyver.replace('.', '')}-cp{pyver.replace('.', '')}-pyemscripten_{abi}_wasm32"
    info = f'pygame_ce-{ver}.dist-info'
    files = {'pygame/' + os.path.basename(so): open(so, 'rb').read()}
    drop = ('macosx.py', 'pygame.ico', 'pygame_icon.icns', 'pygame_icon_mac.bmp', '_camera_opencv.py', 'meson.build',
            '_sdl3_mixer.py', '_audio.py')
    for root, dirs, fs in os.walk(PG + '/src_py'):
        dirs[:] = [x for x in dirs if x not in ('__pyinstaller', '__briefcase', '__pycache__')]
        for f in fs:
            if f not in drop and f.rsplit('.')[-1] in ('py', 'ttf', 'bmp'):
                p = os.path.join(root, f)
                files['pygame/' + os.path.relpath(p, PG + '/src_py')] = open(p, 'rb').read()
    files[info + '/METADATA'] = f'Metadata-Version: 2.1\nName: pygame-ce\nVersion: {ver}\n'.encode()
    files[info + '/WHEEL'] = f'Wheel-Version: 1.0\nGenerator: build_inside\nRoot-Is-Purelib: false\nTag: {tag}\n'.encode()
    rec = ''.join(f"{n},sha256={base64.urlsafe_b64encode(hashlib.sha256(c).digest()).rstrip(b'=').decode()},{len(c)}\n"
                  for n, c in files.items()) + f'{info}/RECORD,,\n'
    files[info + '/RECORD'] = rec.encode()
    whl = f'{B}/pygame_ce-{ver}-{tag}.whl'
    with zipfile.ZipFile(whl, 'w', zipfile.ZIP_DEFLATED, compresslevel=9) as z:
        for n, c in files.items():
            z.writestr(zipfile.ZipInfo(n, (2026, 1, 1, 0, 0, 0)), c, zipfile.ZIP_DEFLATED)
    print(whl, os.path.getsize(whl), flush=True)


if sys.argv[1] == 'libs':
    libs()
else:
    pygame(*sys.argv[2:5])
