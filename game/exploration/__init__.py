"""What can happen in a story: every ending, scene, answer and line, each reachable, impossible or unknown.

    from game.exploration.explore import explore

    findings = explore(story, Setting("kit", "short"))
    for goal, way in findings.reached.items():
        print(goal, way.choices)

docs/proofs.md says how it proves, and what "unknown" means. Needs numpy (`pip install 'two-chairs[author]'`).
"""
